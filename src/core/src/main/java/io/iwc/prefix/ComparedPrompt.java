package io.iwc.prefix;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.tokens.internal.PromptSegment.Kind;
import io.iwc.tokens.internal.SegmentedText;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.List;

/** A request with text, taken apart when it is first needed. Not safe for several threads. */
final class ComparedPrompt {
    private final Request request;
    private final SegmentedText segmented;
    private final int turn;
    private int[] tokens = {};

    ComparedPrompt(Request request, int turn) {
        this.request = request;
        this.turn = turn;
        segmented = ChatTemplate.segmented(request.prompt());
    }

    Request request() {
        return request;
    }

    /** Place in its session, from 1. */
    int turn() {
        return turn;
    }

    SegmentedText segmented() {
        return segmented;
    }

    String text() {
        return segmented.text();
    }

    /** Tools and leading system messages; empty for a prompt that is no chat. */
    String head() {
        return text().substring(0, segmented.headEnd());
    }

    int[] tokens(Tokenizer tokenizer) {
        if (tokens.length == 0 && !text().isEmpty()) {
            tokens = tokenizer.encode(text());
        }
        return tokens;
    }

    /** Of a prompt that is no chat: none. */
    List<JsonValue> tools() {
        return ChatTemplate.asChat(request.prompt()).map(Prompt.Chat::tools).orElse(List.of());
    }

    /** Of a prompt that is no chat: none. */
    List<Message> messages() {
        return ChatTemplate.asChat(request.prompt()).map(Prompt.Chat::messages).orElse(List.of());
    }

    /** The messages before all others that instruct. */
    List<Message> systemMessages() {
        var end = segmented.headEnd();
        var count = 0;
        for (var segment : segmented.segments()) {
            if (segment.start() < end && segment.kind() == Kind.SYSTEM) {
                count = segment.index() + 1;
            }
        }
        return messages().subList(0, count);
    }
}
