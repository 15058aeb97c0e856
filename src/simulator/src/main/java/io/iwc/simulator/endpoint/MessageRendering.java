package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.artifact.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of Anthropic's messages: thoughts if there are any, then one block, text or the use of a tool, and named
 * events about them. */
final class MessageRendering implements Rendering {
    /** Of thoughts: clients send it back with them, and here nobody checks it. */
    private static final String SIGNATURE = "aXdj";

    private final Envelope envelope;
    private final Completion completion;
    private boolean hasSpoken;

    MessageRendering(Envelope envelope, Completion completion) {
        this.envelope = envelope;
        this.completion = completion;
    }

    @Override
    public String opening(AnswerUsage usage) {
        var started = usage.withCompletion(1); // the API counts the one that is about to leave
        var first = completion.thoughts().isEmpty()
                ? block()
                : Map.<String, Object>of("type", "thinking", "thinking", "", "signature", "");
        return event("message_start", Map.of("message", message(List.of(), NullNode.getInstance(), started)))
                + event("content_block_start", Map.of("index", 0, "content_block", first))
                + event("ping", Map.of());
    }

    @Override
    public String thought(int index) {
        var text = completion.thoughts().pieces().get(index);
        return delta(0, Map.of("type", "thinking_delta", "thinking", text));
    }

    @Override
    public String piece(int index) {
        var text = completion.piece().apply(index);
        var delta = completion.tool().isPresent()
                ? Map.of("type", "input_json_delta", "partial_json", text)
                : Map.of("type", "text_delta", "text", text);
        return afterThoughts() + delta(place(), delta);
    }

    @Override
    public String closing(AnswerUsage usage) {
        return afterThoughts()
                + event("content_block_stop", Map.of("index", place()))
                + event(
                        "message_delta",
                        Map.of(
                                "delta",
                                Map.of("stop_reason", stopReason(), "stop_sequence", NullNode.getInstance()),
                                "usage",
                                usage.asMessage()))
                + event("message_stop", Map.of());
    }

    /** Thoughts end, signed, where the answer begins; once. */
    private String afterThoughts() {
        if (hasSpoken || completion.thoughts().isEmpty()) {
            return "";
        }
        hasSpoken = true;
        return delta(0, Map.of("type", "signature_delta", "signature", SIGNATURE))
                + event("content_block_stop", Map.of("index", 0))
                + event("content_block_start", Map.of("index", 1, "content_block", block()));
    }

    /** Which of the blocks the answer is. */
    private int place() {
        return completion.thoughts().isEmpty() ? 0 : 1;
    }

    private static String delta(int index, Map<String, ?> delta) {
        return event("content_block_delta", Map.of("index", index, "delta", delta));
    }

    /** The block of the answer, as it begins. */
    private Map<String, Object> block() {
        return completion.tool().isPresent() ? toolUse() : Map.of("type", "text", "text", "");
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("a message answers one prompt");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        var blocks = new ArrayList<Map<String, Object>>();
        if (!completion.thoughts().isEmpty()) {
            blocks.add(
                    Map.of("type", "thinking", "thinking", completion.thoughts().text(), "signature", SIGNATURE));
        }
        blocks.add(completion.tool().isPresent() ? toolUse() : Map.of("type", "text", "text", completion.text()));
        var message = Json.compact(message(blocks, stopReason(), usage));
        return completion.tool().isEmpty()
                ? message
                : completion.withArguments(message, "/content/" + place(), "input");
    }

    private Map<String, Object> toolUse() {
        return Map.of(
                "type",
                "tool_use",
                "id",
                "toolu_" + envelope.id(),
                "name",
                completion.tool().orElseThrow(),
                "input",
                Map.of());
    }

    private Map<String, Object> message(List<?> content, Object stopReason, AnswerUsage usage) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", "msg_" + envelope.id());
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", envelope.model());
        message.put("content", content);
        message.put("stop_reason", stopReason);
        message.put("stop_sequence", NullNode.getInstance());
        message.put("usage", usage.asMessage());
        return message;
    }

    private String stopReason() {
        return switch (completion.finishReason()) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            default -> "end_turn";
        };
    }

    private static String event(String type, Map<String, Object> fields) {
        var data = new LinkedHashMap<>(fields);
        data.put("type", type);
        return "event: " + type + "\ndata: " + Json.compact(data) + "\n\n";
    }
}
