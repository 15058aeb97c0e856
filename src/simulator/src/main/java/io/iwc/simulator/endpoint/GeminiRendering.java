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
    public String thought(int index) {
        var thoughts = completion.thoughts();
        var tokens = (int)
                ((long) thoughts.tokens() * (index + 1) / thoughts.pieces().size());
        return event(Json.compact(
                document(List.of(thought(thoughts.pieces().get(index))), "", soFar.withCompletion(tokens))));
    }

    @Override
    public String piece(int index) {
        if (completion.tool().isPresent()) {
            return "";
        }
        var before = completion.thoughts().tokens();
        var tokens = before + (int) ((long) (completion.tokens() - before) * (index + 1) / completion.pieces());
        return event(Json.compact(
                document(List.of(text(completion.piece().apply(index))), "", soFar.withCompletion(tokens))));
    }

    @Override
    public String closing(AnswerUsage usage) {
        List<Map<String, Object>> last = completion.tool().isPresent() ? List.of(call()) : List.of(text(""));
        return event(written(document(last, finishReason(), usage), 0));
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("Gemini answers one prompt");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        var part = completion.tool().isPresent() ? call() : text(completion.text());
        var thoughts = completion.thoughts();
        return written(
                document(
                        thoughts.isEmpty() ? List.of(part) : List.of(thought(thoughts.text()), part),
                        finishReason(),
                        usage),
                thoughts.isEmpty() ? 0 : 1);
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

    private static Map<String, Object> thought(String text) {
        return Map.of("text", text, "thought", true);
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private String finishReason() {
        return completion.finishReason().equals("length") ? "MAX_TOKENS" : "STOP";
    }

    private static String event(String document) {
        return "data: " + document + "\r\n\r\n";
    }

    /** A document whose last part, at that place, is a call if the answer is one. */
    private String written(Map<String, Object> document, int place) {
        var text = Json.compact(document);
        return completion.tool().isEmpty()
                ? text
                : completion.withArguments(text, "/candidates/0/content/parts/" + place + "/functionCall", "args");
    }
}
