package io.iwc.simulator.internal;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;

/**
 * A prompt as the engine sees it: how long it is, and which of its full blocks other prompts may share. Where the
 * answer is known too, the blocks go on into it: a later turn that repeats the answer then finds them.
 *
 * @param count tokens of the prompt, ≥ 0
 * @param blocks keys of the leading full blocks of prompt and answer, as far as they are known
 * @since 0.1
 */
public record PromptTokens(int count, BlockKeys blocks) {
    /** A prompt whose content nobody knows: it shares nothing. */
    public static PromptTokens of(int count) {
        return new PromptTokens(count, BlockKeys.NONE);
    }

    /**
     * The prompt of a request: text as the tokenizer counts it (messages by template {@code iwc-chat-1}), a
     * length-only one as given, with the block hashes it was published with.
     *
     * @param blockSize tokens a block of the engine
     */
    public static PromptTokens of(Request request, Tokenizer tokenizer, int blockSize) {
        var prompt = request.prompt();
        if (prompt instanceof Prompt.Lengths lengths) {
            var blocks = lengths.blocks()
                    .map(published -> BlockChain.ofHashes(
                            published,
                            lengths.tokens(),
                            blockSize,
                            request.sessionId().orElse("")))
                    .orElse(BlockKeys.NONE);
            return new PromptTokens(lengths.tokens(), blocks);
        }
        var tokens = tokenizer.encode(ChatTemplate.text(prompt));
        return new PromptTokens(tokens.length, BlockChain.ofTokens(tokens, blockSize));
    }

    /**
     * The same prompt before a turn that came after it: if that begins with all that is known of this one, what it has
     * next is taken for the answer.
     *
     * @param answer tokens of the answer
     */
    PromptTokens continuedBy(PromptTokens next, int answer, int blockSize) {
        var own = blocks.first(count / blockSize);
        if (next.count <= count || next.blocks.size() <= own.size() || own.isEmpty() || !own.begin(next.blocks)) {
            return this;
        }
        return new PromptTokens(count, next.blocks.first((int) (((long) count + answer) / blockSize)));
    }

    /** The same prompt of a request, with the answer's text known. */
    public PromptTokens answeredBy(Request request, String answer, Tokenizer tokenizer, int blockSize) {
        var prompt = request.prompt();
        if (prompt instanceof Prompt.Lengths) {
            return this;
        }
        Prompt whole;
        if (prompt instanceof Prompt.Chat chat) {
            var messages = new ArrayList<>(chat.messages());
            messages.add(Message.of("assistant", answer));
            whole = new Prompt.Chat(messages);
        } else {
            whole = new Prompt.Text(ChatTemplate.text(prompt) + answer);
        }
        var tokens = tokenizer.encode(ChatTemplate.text(whole));
        var both = BlockChain.ofTokens(tokens, blockSize);
        return blocks.first(count / blockSize).begin(both) ? new PromptTokens(count, both) : this;
    }
}
