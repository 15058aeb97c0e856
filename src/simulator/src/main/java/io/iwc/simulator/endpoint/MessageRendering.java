package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.artifact.internal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of Anthropic's messages: one block, text or the use of a tool, and named events about it. */
final class MessageRendering implements Rendering {
    private final Envelope envelope;
    private final Completion completion;

    MessageRendering(Envelope envelope, Completion completion) {
        this.envelope = envelope;
        this.completion = completion;
    }

    @Override
    public String opening(AnswerUsage usage) {
        var started = usage.withCompletion(1); // the API counts the one that is about to leave
        var block = completion.tool().isPresent() ? toolUse() : Map.<String, Object>of("type", "text", "text", "");
        return event("message_start", Map.of("message", message(List.of(), NullNode.getInstance(), started)))
                + event("content_block_start", Map.of("index", 0, "content_block", block))
                + event("ping", Map.of());
    }

    @Override
    public String piece(int index) {
        var text = completion.piece().apply(index);
        var delta = completion.tool().isPresent()
                ? Map.of("type", "input_json_delta", "partial_json", text)
                : Map.of("type", "text_delta", "text", text);
        return event("content_block_delta", Map.of("index", 0, "delta", delta));
    }

    @Override
    public String closing(AnswerUsage usage) {
        return event("content_block_stop", Map.of("index", 0))
                + event(
                        "message_delta",
                        Map.of(
                                "delta",
                                Map.of("stop_reason", stopReason(), "stop_sequence", NullNode.getInstance()),
                                "usage",
                                usage.asMessage()))
                + event("message_stop", Map.of());
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("a message answers one prompt");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        if (completion.tool().isEmpty()) {
            return Json.compact(
                    message(List.of(Map.of("type", "text", "text", completion.text())), stopReason(), usage));
        }
        var call = Json.compact(message(List.of(toolUse()), stopReason(), usage));
        return completion.withArguments(call, "/content/0", "input");
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
