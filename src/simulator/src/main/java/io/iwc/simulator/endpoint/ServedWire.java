package io.iwc.simulator.endpoint;

import io.iwc.workload.Prompt;
import java.util.Optional;
import java.util.OptionalInt;

/** The three shapes that a request for a completion can have. */
enum ServedWire {
    CHAT("/v1/chat/completions", "/response_format", "max_completion_tokens", "max_tokens") {
        @Override
        Prompt prompt(BodyFields fields, ResponseStore earlier) throws ApiException {
            return ChatBody.prompt(fields);
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted) {
            return new ChatRendering(envelope, completion, usageWanted);
        }
    },
    COMPLETIONS("/v1/completions", "/response_format", "max_tokens", "max_tokens") {
        @Override
        Prompt prompt(BodyFields fields, ResponseStore earlier) throws ApiException {
            if (BodyFields.holdsTokens(fields.get("prompt"))) {
                return tokens(fields);
            }
            var prompt = fields.texts("prompt");
            if (prompt.size() != 1) {
                throw BodyFields.unexpected("prompt", fields.get("prompt"), "one string");
            }
            return new Prompt.Text(prompt.get(0));
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted) {
            return new TextRendering(envelope, completion, usageWanted);
        }
    },
    RESPONSES("/v1/responses", "/text/format", "max_output_tokens", "max_output_tokens") {
        @Override
        Prompt prompt(BodyFields fields, ResponseStore earlier) throws ApiException {
            return ResponseBody.prompt(fields, earlier);
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted) {
            return new ResponseRendering(envelope, completion);
        }
    };

    private final String path;
    private final String format;
    private final String cap;
    private final String olderCap;

    ServedWire(String path, String format, String cap, String olderCap) {
        this.path = path;
        this.format = format;
        this.cap = cap;
        this.olderCap = olderCap;
    }

    String path() {
        return path;
    }

    /** A prompt of token ids: how long it is can be said, what it says cannot. */
    private static Prompt tokens(BodyFields fields) throws ApiException {
        var lists = fields.tokenLists("prompt");
        if (lists.size() != 1) {
            throw BodyFields.unexpected("prompt", fields.get("prompt"), "one list of token ids");
        }
        return new Prompt.Lengths(lists.get(0).size(), Optional.empty());
    }

    /** Where a body says that it wants JSON, as a JSON pointer. */
    String format() {
        return format;
    }

    /** How long the answer may be, under its name of today or an older one. */
    OptionalInt cap(BodyFields fields) throws ApiException {
        var tokens = fields.positive(cap);
        return tokens.isPresent() ? tokens : fields.positive(olderCap);
    }

    /** What is asked; {@code earlier} knows what a request may refer to. */
    abstract Prompt prompt(BodyFields fields, ResponseStore earlier) throws ApiException;

    abstract Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted);
}
