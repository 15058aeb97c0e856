package io.iwc.prefix;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.internal.ChainNumbers;
import io.iwc.internal.KeyedLongs;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.tokens.internal.PromptSegment;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks of a prompt that a breakpoint may stand at: each tool, each part of a message, each tool call. Their tokens
 * are counted one by one, since no tokenizer says where in a text a token begins; a block may be a token off.
 */
final class CacheBlocks {
    private static final String LONG = "1h";

    private final Tokenizer tokenizer;
    private final ChainNumbers numbers = new ChainNumbers();
    private final Map<String, Integer> counts = new HashMap<>();

    CacheBlocks(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * One block with all that stands before it.
     *
     * @param number the same exactly where all of it is the same
     * @param tokens from the beginning to its end
     * @param mark whether the sender ends an entry here, and for how long
     * @param segment the last part of the prompt in it
     */
    record Block(long number, int tokens, Mark mark, PromptSegment segment) {}

    /** What a sender says at a block. */
    enum Mark {
        NONE,
        SHORT,
        LONG
    }

    /**
     * The blocks of a prompt with text.
     *
     * @param model whose prompts share nothing with those of another
     */
    List<Block> of(Prompt prompt, String model, int promptTokens) {
        var chat = ChatTemplate.asChat(prompt);
        var unmarked = chat.<Prompt>map(BreakpointMarks::unmarked).orElse(prompt);
        var segmented = ChatTemplate.segmented(unmarked);
        var blocks = new ArrayList<Block>();
        var before = numbers.root(model);
        var tokens = 0;
        var pending = "";
        for (var i = 0; i < segmented.segments().size(); i++) {
            var segment = segmented.segments().get(i);
            var own = segmented.textOf(i);
            var text = pending + own;
            if (segment.field().equals("role") || own.isEmpty()) {
                pending = text; // belongs to the block that follows
                continue;
            }
            pending = "";
            var content = new long[] {KeyedLongs.hash(text), text.hashCode(), text.length()};
            before = numbers.of(before, content, 0, content.length);
            tokens += counts.computeIfAbsent(text, tokenizer::count);
            blocks.add(new Block(
                    before,
                    Math.min(tokens, promptTokens),
                    chat.map(it -> mark(it, segment)).orElse(Mark.NONE),
                    segment));
        }
        return blocks;
    }

    private static Mark mark(Prompt.Chat chat, PromptSegment segment) {
        if (segment.kind() == PromptSegment.Kind.TOOL) {
            var tool = JsonTree.node(chat.tools().get(segment.index()));
            return mark(tool.has(BreakpointMarks.FIELD) ? tool : tool.path("function"));
        }
        var message = JsonTree.node(chat.messages().get(segment.index()).json());
        var content = message.path("content");
        if (!content.isArray()) {
            return mark(message);
        }
        var field = segment.field();
        var part = field.startsWith("content part ") ? Integer.parseInt(field.substring(13)) - 1 : 0;
        return field.startsWith("content") ? mark(content.path(part)) : Mark.NONE;
    }

    private static Mark mark(JsonNode holder) {
        var mark = holder.path(BreakpointMarks.FIELD);
        if (!mark.isObject()) {
            return Mark.NONE;
        }
        return mark.path("ttl").asText().equals(LONG) ? Mark.LONG : Mark.SHORT;
    }
}
