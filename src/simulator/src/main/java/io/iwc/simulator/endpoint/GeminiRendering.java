package io.iwc.simulator.endpoint;

import io.iwc.artifact.internal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of Gemini: one candidate, streamed in documents that each hold what is new; a call is whole in one. */
final class GeminiRendering implements Rendering {
    private final Envelope envelope;
    private final Completion completion;
    private AnswerUsage soFar = AnswerUsage.NONE;

    GeminiRendering(Envelope envelope, Completion completion) {
        this.envelope = envelope;
        this.completion = completion;
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public String opening(AnswerUsage usage) {
        soFar = usage;
        return "";
    }

    @Override
    public String piece(int index) {
        if (completion.tool().isPresent()) {
            return "";
        }
        var tokens = (int) ((long) completion.tokens() * (index + 1) / completion.pieces());
        return event(document(List.of(text(completion.piece().apply(index))), "", soFar.withCompletion(tokens)));
    }

    @Override
    public String closing(AnswerUsage usage) {
        List<Map<String, Object>> last = completion.tool().isPresent() ? List.of(call()) : List.of(text(""));
        return event(document(last, finishReason(), usage));
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("Gemini answers one prompt");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        var part = completion.tool().isPresent() ? call() : text(completion.text());
        return written(document(List.of(part), finishReason(), usage));
    }

    private Map<String, Object> document(List<Map<String, Object>> parts, String finishReason, AnswerUsage usage) {
        var candidate = new LinkedHashMap<String, Object>();
        candidate.put("content", Map.of("role", "model", "parts", parts));
        candidate.put("index", 0);
        if (!finishReason.isEmpty()) {
            candidate.put("finishReason", finishReason);
        }
        return Map.of(
                "candidates", List.of(candidate),
                "usageMetadata", usage.asContent(),
                "modelVersion", envelope.model(),
                "responseId", envelope.id());
    }

    private Map<String, Object> call() {
        return Map.of(
                "functionCall",
                Map.of("id", "call_" + envelope.id(), "name", completion.tool().orElseThrow()));
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private String finishReason() {
        return completion.finishReason().equals("length") ? "MAX_TOKENS" : "STOP";
    }

    private String event(Map<String, Object> document) {
        return "data: " + written(document) + "\r\n\r\n";
    }

    private String written(Map<String, Object> document) {
        var text = Json.compact(document);
        return completion.tool().isEmpty()
                ? text
                : completion.withArguments(text, "/candidates/0/content/parts/0/functionCall", "args");
    }
}
