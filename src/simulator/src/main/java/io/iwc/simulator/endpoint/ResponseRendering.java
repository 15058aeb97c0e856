package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.NullNode;
import io.iwc.artifact.internal.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of the responses API: one output item, a message or a function call, and named events about it. */
final class ResponseRendering implements Rendering {
    private final Envelope envelope;
    private final Completion completion;
    private final String itemId;
    private final boolean complete;
    private int events;

    ResponseRendering(Envelope envelope, Completion completion) {
        this.envelope = envelope;
        this.completion = completion;
        itemId = (completion.tool().isPresent() ? "fc_" : "msg_") + envelope.id();
        complete = !completion.finishReason().equals("length");
    }

    @Override
    public String accepted() {
        var response = response("in_progress", List.of(), NullNode.getInstance());
        return event("response.created", Map.of("response", response))
                + event("response.in_progress", Map.of("response", response));
    }

    @Override
    public String opening(AnswerUsage usage) {
        return event(
                        "response.output_item.added",
                        Map.of("output_index", 0, "item", item("in_progress", "", List.of())))
                + (isCall() ? "" : event("response.content_part.added", within(Map.of("part", part("")))));
    }

    @Override
    public String piece(int index) {
        var delta = completion.piece().apply(index);
        return isCall()
                ? event(
                        "response.function_call_arguments.delta",
                        Map.of("item_id", itemId, "output_index", 0, "delta", delta))
                : event("response.output_text.delta", within(Map.of("delta", delta, "logprobs", List.of())));
    }

    @Override
    public String closing(AnswerUsage usage) {
        var text = completion.text();
        var said = isCall()
                ? event(
                        "response.function_call_arguments.done",
                        Map.of("item_id", itemId, "output_index", 0, "arguments", text))
                : event("response.output_text.done", within(Map.of("text", text, "logprobs", List.of())))
                        + event("response.content_part.done", within(Map.of("part", part(text))));
        return said
                + event("response.output_item.done", Map.of("output_index", 0, "item", item()))
                + event("response." + status(), Map.of("response", response(usage)));
    }

    @Override
    public String closingOne() {
        throw new IllegalStateException("a response answers one input");
    }

    @Override
    public String whole(AnswerUsage usage, List<Rendering> answers) {
        return Json.compact(response(usage));
    }

    private boolean isCall() {
        return completion.tool().isPresent();
    }

    private String status() {
        return complete ? "completed" : "incomplete";
    }

    private Map<String, Object> response(AnswerUsage usage) {
        return response(status(), List.of(item()), usage.asResponse());
    }

    private Map<String, Object> response(String status, List<?> output, Object usage) {
        var response = new LinkedHashMap<String, Object>();
        response.put("id", ResponseStore.ID_PREFIX + envelope.id());
        response.put("object", "response");
        response.put("created_at", envelope.createdSeconds());
        response.put("model", envelope.model());
        response.put("status", status);
        response.put("output", output);
        response.put("usage", usage);
        response.put("error", NullNode.getInstance());
        response.put(
                "incomplete_details",
                status.equals("incomplete") ? Map.of("reason", "max_output_tokens") : NullNode.getInstance());
        response.put("instructions", NullNode.getInstance());
        response.put("metadata", Map.of());
        response.put("parallel_tool_calls", true);
        response.put("temperature", 1.0);
        response.put("tool_choice", "auto");
        response.put("tools", List.of());
        response.put("top_p", 1.0);
        return response;
    }

    private Map<String, Object> item() {
        return item(status(), completion.text(), List.of(part(completion.text())));
    }

    private Map<String, Object> item(String status, String arguments, List<?> content) {
        return completion
                .tool()
                .<Map<String, Object>>map(name -> Map.of(
                        "type", "function_call",
                        "id", itemId,
                        "call_id", "call_" + envelope.id(),
                        "name", name,
                        "arguments", arguments,
                        "status", status))
                .orElseGet(() -> Map.of(
                        "type", "message", "id", itemId, "role", "assistant", "content", content, "status", status));
    }

    private static Map<String, Object> part(String text) {
        return Map.of("type", "output_text", "text", text, "annotations", List.of());
    }

    private Map<String, Object> within(Map<String, Object> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("item_id", itemId);
        all.put("output_index", 0);
        all.put("content_index", 0);
        return all;
    }

    private String event(String type, Map<String, Object> fields) {
        var data = new LinkedHashMap<>(fields);
        data.put("type", type);
        data.put("sequence_number", events++);
        return "event: " + type + "\ndata: " + Json.compact(data) + "\n\n";
    }
}
