package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer of Ollama: a line of JSON for each piece, a call of a tool whole in one, and a last line with the counts. It
 * says no durations: the engine knows no loading, and on the virtual clock nothing takes time.
 */
final class OllamaRendering implements Rendering {
    private final Envelope envelope;
    private final Completion completion;
    private final boolean isChat;

    private OllamaRendering(Envelope envelope, Completion completion, boolean isChat) {
        this.envelope = envelope;
        this.completion = completion;
        this.isChat = isChat;
    }

    /** An answer of {@code /api/chat}. */
    static OllamaRendering chat(Envelope envelope, Completion completion) {
        return new OllamaRendering(envelope, completion, true);
    }

    /** An answer of {@code /api/generate}. */
    static OllamaRendering text(Envelope envelope, Completion completion) {
        return new OllamaRendering(envelope, completion, false);
    }

    /** The answer to a request without a prompt, which loads its model, or unloads it at once. */
    static String loaded(ObjectNode body, String defaultModel) {
        var keep = body.path("keep_alive");
        return Json.compact(Map.of(
                "model",
                body.path("model").asText(defaultModel),
                "created_at",
                Instant.EPOCH.toString(),
                "done",
                true,
                "done_reason",
                keep.isNumber() && keep.asInt() == 0 ? "unload" : "load",
                body.has("messages") ? "message" : "response",
                body.has("messages") ? Map.of("role", "assistant", "content", "") : ""));
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public String opening(AnswerUsage usage) {
        return "";
    }

    @Override
    public String thought(int index) {
        return line(thinking(said("", false), completion.thoughts().pieces().get(index)));
    }

    @Override
    public String piece(int index) {
        return completion.tool().isPresent() ? "" : line(said(completion.piece().apply(index), false));
    }

    @Override
    public String closing(AnswerUsage usage) {
        var call = completion.tool().isPresent() ? called(said("", true)) + "\n" : "";
        return call + line(ended(said("", false), usage));
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("Ollama answers one prompt");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        var isCall = completion.tool().isPresent();
        var ended = ended(said(isCall ? "" : completion.text(), isCall), usage);
        if (!completion.thoughts().isEmpty()) {
            thinking(ended, completion.thoughts().text());
        }
        return isCall ? called(ended) : Json.compact(ended);
    }

    @SuppressWarnings("unchecked") // said() has put a map there
    private Map<String, Object> thinking(Map<String, Object> said, String text) {
        ((Map<String, Object>) said.getOrDefault("message", said)).put("thinking", text);
        return said;
    }

    private String called(Map<String, Object> said) {
        return completion.withArguments(Json.compact(said), "/message/tool_calls/0/function", "arguments");
    }

    private Map<String, Object> said(String text, boolean withCall) {
        var said = new LinkedHashMap<String, Object>();
        said.put("model", envelope.model());
        said.put("created_at", Instant.ofEpochSecond(envelope.createdSeconds()).toString());
        said.put("done", false);
        if (isChat) {
            var message = new LinkedHashMap<String, Object>(Map.of("role", "assistant", "content", text));
            if (withCall) {
                message.put("tool_calls", List.of(call()));
            }
            said.put("message", message);
        } else {
            said.put("response", text);
        }
        return said;
    }

    private Map<String, Object> call() {
        return Map.of(
                "id",
                "call_" + envelope.id(),
                "function",
                Map.of("name", completion.tool().orElseThrow()));
    }

    /** Counts of 0 are left out, as Ollama leaves them out. */
    private Map<String, Object> ended(Map<String, Object> said, AnswerUsage usage) {
        said.put("done", true);
        said.put("done_reason", completion.finishReason().equals("length") ? "length" : "stop");
        if (!isChat) {
            said.put("context", OllamaContext.ids(envelope.id()));
        }
        if (usage.prompt() > 0) {
            said.put("prompt_eval_count", usage.prompt());
        }
        if (usage.completion() > 0) {
            said.put("eval_count", usage.completion());
        }
        return said;
    }

    private static String line(Map<String, Object> object) {
        return Json.compact(object) + "\n";
    }
}
