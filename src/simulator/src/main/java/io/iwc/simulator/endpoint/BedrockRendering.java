package io.iwc.simulator.endpoint;

import io.iwc.artifact.internal.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of Bedrock's Converse, streamed in binary frames. As text an event is a line: its name, a tab and its JSON,
 * which has neither tabs nor line feeds.
 */
final class BedrockRendering implements Rendering {
    /** Of thoughts: clients send it back with them, and here nobody checks it. */
    private static final String SIGNATURE = "aXdj";

    private final Envelope envelope;
    private final Completion completion;
    private boolean hasSpoken;

    BedrockRendering(Envelope envelope, Completion completion) {
        this.envelope = envelope;
        this.completion = completion;
    }

    @Override
    public String streamType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public byte[] encoded(String text) {
        var frames = new ByteArrayOutputStream();
        text.lines().map(line -> line.split("\t", 2)).forEach(event -> frames.writeBytes(EventFrame.of(event)));
        return frames.toByteArray();
    }

    @Override
    public String opening(AnswerUsage usage) {
        return event("messageStart", Map.of("role", "assistant"))
                + (completion.thoughts().isEmpty() ? start() : "");
    }

    @Override
    public String thought(int index) {
        return delta(
                0,
                Map.of(
                        "reasoningContent",
                        Map.of("text", completion.thoughts().pieces().get(index))));
    }

    @Override
    public String piece(int index) {
        var text = completion.piece().apply(index);
        return afterThoughts()
                + delta(
                        place(),
                        completion.tool().isPresent()
                                ? Map.of("toolUse", Map.of("input", text))
                                : Map.of("text", text));
    }

    @Override
    public String closing(AnswerUsage usage) {
        return afterThoughts()
                + event("contentBlockStop", Map.of("contentBlockIndex", place()))
                + event("messageStop", Map.of("stopReason", stopReason()))
                + event("metadata", Map.of("usage", usage.asConverse()));
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("Converse answers one prompt");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        var blocks = new ArrayList<Map<String, Object>>();
        if (!completion.thoughts().isEmpty()) {
            var thought = Map.of("text", completion.thoughts().text(), "signature", SIGNATURE);
            blocks.add(Map.of("reasoningContent", Map.of("reasoningText", thought)));
        }
        blocks.add(completion.tool().isPresent() ? Map.of("toolUse", use()) : Map.of("text", completion.text()));
        var document = Json.compact(Map.of(
                "output",
                Map.of("message", Map.of("role", "assistant", "content", blocks)),
                "stopReason",
                stopReason(),
                "usage",
                usage.asConverse()));
        return completion.tool().isEmpty()
                ? document
                : completion.withArguments(document, "/output/message/content/" + place() + "/toolUse", "input");
    }

    /** Thoughts end, signed, where the answer begins; once. */
    private String afterThoughts() {
        if (hasSpoken || completion.thoughts().isEmpty()) {
            return "";
        }
        hasSpoken = true;
        return delta(0, Map.of("reasoningContent", Map.of("signature", SIGNATURE)))
                + event("contentBlockStop", Map.of("contentBlockIndex", 0))
                + start();
    }

    /** The beginning of the answer's block; that of a text is not announced. */
    private String start() {
        return completion.tool().isEmpty()
                ? ""
                : event("contentBlockStart", Map.of("contentBlockIndex", place(), "start", Map.of("toolUse", use())));
    }

    /** Which of the blocks the answer is. */
    private int place() {
        return completion.thoughts().isEmpty() ? 0 : 1;
    }

    private Map<String, Object> use() {
        return Map.of(
                "toolUseId",
                "tooluse_" + envelope.id(),
                "name",
                completion.tool().orElseThrow());
    }

    private String stopReason() {
        return switch (completion.finishReason()) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            default -> "end_turn";
        };
    }

    private static String delta(int index, Map<String, ?> delta) {
        return event("contentBlockDelta", Map.of("contentBlockIndex", index, "delta", delta));
    }

    private static String event(String name, Map<String, ?> fields) {
        return name + "\t" + Json.compact(fields) + "\n";
    }
}
