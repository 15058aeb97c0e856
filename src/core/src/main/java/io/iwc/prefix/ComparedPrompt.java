package io.iwc.prefix;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.tokens.internal.PromptSegment;
import io.iwc.tokens.internal.PromptSegment.Kind;
import io.iwc.tokens.internal.SegmentedText;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A request with text, taken apart when it is first needed. Not safe for several threads. */
final class ComparedPrompt {
    private final Request request;
    private final Optional<Prompt.Chat> chat;
    private final SegmentedText segmented;
    private final int turn;
    private int[] tokens = {};
    private Optional<Set<String>> said = Optional.empty();

    /**
     * A prompt to compare.
     *
     * @param hasMarks whether marks of breakpoints count as text of the prompt
     */
    ComparedPrompt(Request request, int turn, boolean hasMarks) {
        this.request = request;
        this.turn = turn;
        chat = ChatTemplate.asChat(request.prompt()).map(it -> hasMarks ? it : BreakpointMarks.unmarked(it));
        segmented = ChatTemplate.segmented(chat.<Prompt>map(it -> it).orElse(request.prompt()));
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

    /** What the leading system messages say; empty if there are none. */
    String systemText() {
        return IntStream.range(0, segmented.segments().size())
                .filter(i -> isSaidBySystem(segmented.segments().get(i)))
                .mapToObj(segmented::textOf)
                .collect(Collectors.joining());
    }

    private static boolean isSaidBySystem(PromptSegment segment) {
        return segment.kind() == Kind.SYSTEM && !segment.field().equals("role");
    }

    int[] tokens(Tokenizer tokenizer) {
        if (tokens.length == 0 && !text().isEmpty()) {
            tokens = tokenizer.encode(text());
        }
        return tokens;
    }

    /** Of a prompt that is no chat: none. */
    List<JsonValue> tools() {
        return chat.map(Prompt.Chat::tools).orElse(List.of());
    }

    /** Of a prompt that is no chat: none. */
    List<Message> messages() {
        return chat.map(Prompt.Chat::messages).orElse(List.of());
    }

    /** The messages that do not instruct, each once. */
    Set<String> said() {
        if (said.isEmpty()) {
            said = Optional.of(messages().stream()
                    .filter(message -> !ChatTemplate.isInstruction(message))
                    .map(message -> message.json().json())
                    .collect(Collectors.toCollection(HashSet::new)));
        }
        return said.get();
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
