package io.iwc.simulator.endpoint;

import io.iwc.workload.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The three shapes that a request for a completion can have. */
enum ServedWire {
    CHAT("/v1/chat/completions", "/response_format", "max_completion_tokens", "max_tokens") {
        @Override
        List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException {
            return List.of(ChatBody.prompt(fields));
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new ChatRendering(envelope, completion, usageWanted);
        }
    },
    COMPLETIONS("/v1/completions", "/response_format", "max_tokens", "max_tokens") {
        @Override
        List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException {
            var prompt = fields.get("prompt");
            var prompts = new ArrayList<Prompt>();
            if (BodyFields.holdsTokens(prompt)) { // how long they are can be said, what they say cannot
                fields.tokenLists("prompt")
                        .forEach(ids -> prompts.add(new Prompt.Lengths(ids.size(), Optional.empty())));
            } else {
                fields.texts("prompt").forEach(text -> prompts.add(new Prompt.Text(text)));
            }
            if (prompts.isEmpty() || prompts.size() > MOST_PROMPTS) {
                throw BodyFields.unexpected(
                        "prompt",
                        prompt,
                        "a string, a list of token ids or a list of 1 to " + MOST_PROMPTS + " of these");
            }
            return prompts;
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new TextRendering(envelope, completion, usageWanted, index);
        }
    },
    RESPONSES("/v1/responses", "/text/format", "max_output_tokens", "max_output_tokens") {
        @Override
        List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException {
            return List.of(ResponseBody.prompt(fields, earlier));
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new ResponseRendering(envelope, completion);
        }
    };

    private static final int MOST_PROMPTS = 64;

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

    /** Where a body says that it wants JSON, as a JSON pointer. */
    String format() {
        return format;
    }

    /** How long the answer may be, under its name of today or an older one. */
    OptionalInt cap(BodyFields fields) throws ApiException {
        var tokens = fields.positive(cap);
        return tokens.isPresent() ? tokens : fields.positive(olderCap);
    }

    /** What is asked, one prompt or more; {@code earlier} knows what a request may refer to. */
    abstract List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException;

    /** How an answer looks; {@code index} is that of its prompt. */
    abstract Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index);
}
