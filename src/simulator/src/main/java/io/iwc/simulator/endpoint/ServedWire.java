package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.wire.internal.AnthropicMessages;
import io.iwc.wire.internal.BedrockConverse;
import io.iwc.wire.internal.GeminiContents;
import io.iwc.wire.internal.OllamaChat;
import io.iwc.wire.internal.OllamaPrompt;
import io.iwc.wire.internal.UnreadableBodyException;
import io.iwc.wire.internal.WireForm;
import io.iwc.workload.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shapes that a request for a completion can have, a row for each: where it is served, what its body becomes as a
 * chat, how answers and errors look.
 */
@SuppressWarnings("ImmutableEnumChecker") // its paths and its form hold no state
enum ServedWire {
    CHAT(Vendor.OPENAI, openAi("chat/completions"), "response_format", "max_completion_tokens", "max_tokens") {
        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new ChatRendering(envelope, completion, usageWanted);
        }
    },
    COMPLETIONS(Vendor.OPENAI, openAi("completions"), "response_format", "max_tokens", "max_tokens") {
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

        @Override
        boolean hasTools() {
            return false;
        }
    },
    RESPONSES(Vendor.OPENAI, openAi("responses"), "text.format", "max_output_tokens", "max_output_tokens") {
        @Override
        List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException {
            return List.of(ResponseBody.prompt(fields, earlier));
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new ResponseRendering(envelope, completion);
        }
    },
    MESSAGES(Vendor.ANTHROPIC, List.of("/v1/messages"), new AnthropicMessages()) {
        @Override
        ObjectNode neutral(ObjectNode body) throws ApiException {
            if (!body.hasNonNull("max_tokens")) {
                throw BodyFields.unexpected("max_tokens", body.path("max_tokens"), "an integer ≥ 1");
            }
            return super.neutral(body);
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new MessageRendering(envelope, completion);
        }
    },
    OLLAMA_CHAT(Vendor.OLLAMA, List.of("/api/chat"), new OllamaChat()) {
        @Override
        boolean asksForNothing(ObjectNode body) {
            return body.path("messages").isEmpty() && !body.path("messages").isValueNode();
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return OllamaRendering.chat(envelope, completion);
        }
    },
    OLLAMA_GENERATE(Vendor.OLLAMA, List.of("/api/generate"), new OllamaPrompt()) {
        @Override
        boolean asksForNothing(ObjectNode body) {
            return body.path("prompt").asText("").isEmpty()
                    && !body.path("prompt").isContainerNode();
        }

        @Override
        List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException {
            var raw = fields.text("prompt");
            return List.of(
                    raw.isPresent()
                            ? new Prompt.Text(raw.get())
                            : new Prompt.Chat(OllamaContext.messages(fields, earlier), List.of()));
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return OllamaRendering.text(envelope, completion);
        }

        @Override
        boolean hasTools() {
            return false;
        }
    },
    GEMINI(Vendor.GEMINI, Vendor.geminiPaths("generateContent"), new GeminiContents()) {
        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new GeminiRendering(envelope, completion);
        }
    },
    GEMINI_STREAM(Vendor.GEMINI, Vendor.geminiPaths("streamGenerateContent"), new GeminiContents()) {
        @Override
        ObjectNode neutral(ObjectNode body) throws ApiException {
            return super.neutral(body).put("stream", true);
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new GeminiRendering(envelope, completion);
        }
    },
    BEDROCK(Vendor.BEDROCK, List.of("/model/" + Routes.LONG_ID + "/converse"), new BedrockConverse()) {
        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new BedrockRendering(envelope, completion);
        }
    },
    BEDROCK_STREAM(Vendor.BEDROCK, List.of("/model/" + Routes.LONG_ID + "/converse-stream"), new BedrockConverse()) {
        @Override
        ObjectNode neutral(ObjectNode body) throws ApiException {
            return super.neutral(body).put("stream", true);
        }

        @Override
        Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index) {
            return new BedrockRendering(envelope, completion);
        }
    };

    private static final int MOST_PROMPTS = 64;

    private final Vendor vendor;
    private final List<String> paths;
    private final Optional<WireForm> form;
    private final String format;
    private final String cap;
    private final String olderCap;

    ServedWire(Vendor vendor, List<String> paths, String format, String cap, String olderCap) {
        this(vendor, paths, Optional.empty(), format, cap, olderCap);
    }

    /** One whose body becomes that of a chat. */
    ServedWire(Vendor vendor, List<String> paths, WireForm form) {
        this(vendor, paths, Optional.of(form), "response_format", "max_tokens", "max_tokens");
    }

    ServedWire(Vendor vendor, List<String> paths, Optional<WireForm> form, String format, String cap, String olderCap) {
        this.vendor = vendor;
        this.paths = paths;
        this.form = form;
        this.format = format;
        this.cap = cap;
        this.olderCap = olderCap;
    }

    /** OpenAI's own path, and those under which Azure has the same: a deployment names the model. */
    static List<String> openAi(String path) {
        return List.of(
                "/v1/" + path,
                "/openai/v1/" + path,
                "/openai/deployments/" + Routes.ID + "/" + path,
                "/openai/" + path);
    }

    /** Whose shape it is. */
    Vendor vendor() {
        return vendor;
    }

    /** Where it is served, the usual place first; {@code {id}} stands for a model. */
    List<String> paths() {
        return paths;
    }

    /** Where a body says that it wants JSON: names of fields, joined by dots. */
    String format() {
        return format;
    }

    /** What tells its requests from those that mean something else; those that become chats are chats. */
    String place() {
        return form.isPresent() ? CHAT.name() : name();
    }

    /** Whether a body only wants its model to be loaded or unloaded. */
    boolean asksForNothing(ObjectNode body) {
        return false;
    }

    /** The body of a request for an answer in the form that is read. */
    ObjectNode neutral(ObjectNode body) throws ApiException {
        return prompting(body);
    }

    /** The same of a body that need only have a prompt. */
    final ObjectNode prompting(ObjectNode body) throws ApiException {
        try {
            return form.isPresent() ? PersonalIds.hidden(form.get().chat(body)) : body;
        } catch (UnreadableBodyException e) {
            throw ApiException.invalid(e.field(), e.fault());
        }
    }

    /** How long the answer may be, under its name of today or an older one. */
    OptionalInt cap(BodyFields fields) throws ApiException {
        var tokens = fields.positive(cap);
        return tokens.isPresent() ? tokens : fields.positive(olderCap);
    }

    /** What is asked, one prompt or more; {@code earlier} knows what a request may refer to. */
    List<Prompt> prompts(BodyFields fields, ResponseStore earlier) throws ApiException {
        return List.of(ChatBody.prompt(fields));
    }

    /** Whether an answer may call tools. */
    boolean hasTools() {
        return true;
    }

    /** How an answer looks; {@code index} is that of its prompt. */
    abstract Rendering rendering(Envelope envelope, Completion completion, boolean usageWanted, int index);
}
