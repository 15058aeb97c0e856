package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.io.OutputStream;

/** A chat completion: messages, and deltas of them. */
final class ChatRendering extends ChoiceRendering {
    private final String callId;

    ChatRendering(Envelope envelope, Completion completion, boolean usageWanted) {
        super(envelope, "chatcmpl-", "chat.completion.chunk", "chat.completion", completion, usageWanted);
        callId = "call_" + envelope.id();
    }

    @Override
    public String opening(AnswerUsage usage) {
        var content = completion.tool().isPresent() ? "null" : "\"\"";
        return event(delta("\"role\":\"assistant\",\"content\":" + content, "null"));
    }

    @Override
    public String thought(int index) {
        return event(delta(
                "\"reasoning_content\":" + quoted(completion.thoughts().pieces().get(index)), "null"));
    }

    @Override
    public String piece(int index) {
        return index > 0 || completion.tool().isEmpty()
                ? super.piece(index)
                : event(delta("\"tool_calls\":[" + call("\"index\":0,", "") + "]", "null")) + super.piece(index);
    }

    @Override
    public void writePiece(int index, OutputStream to) throws IOException {
        if (completion.tool().isPresent()) {
            to.write(encoded(piece(index)));
        } else {
            super.writePiece(index, to);
        }
    }

    @Override
    String pieceChoice(String quoted) {
        var piece = completion.tool().isEmpty()
                ? "\"content\":" + quoted
                : "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + quoted + "}}]";
        return delta(piece, "null");
    }

    @Override
    String closingChoice() {
        return delta("", quoted(completion.finishReason()));
    }

    @Override
    String wholeChoice() {
        var content = completion.tool().isPresent()
                ? "null,\"tool_calls\":[" + call("", completion.text()) + "]"
                : quoted(completion.text());
        var thoughts = completion.thoughts().isEmpty()
                ? ""
                : ",\"reasoning_content\":" + quoted(completion.thoughts().text());
        return "{\"index\":0,\"message\":{\"role\":\"assistant\",\"refusal\":null,\"content\":" + content + thoughts
                + "},\"logprobs\":null,\"finish_reason\":" + quoted(completion.finishReason()) + "}";
    }

    private String call(String index, String arguments) {
        return "{" + index + "\"id\":" + quoted(callId) + ",\"type\":\"function\",\"function\":{\"name\":"
                + quoted(completion.tool().orElseThrow()) + ",\"arguments\":" + quoted(arguments) + "}}";
    }

    private static String delta(String fields, String finishReason) {
        return "{\"index\":0,\"delta\":{" + fields + "},\"logprobs\":null,\"finish_reason\":" + finishReason + "}";
    }
}
