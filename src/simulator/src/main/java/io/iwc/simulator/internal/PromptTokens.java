package io.iwc.simulator.internal;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.List;

/**
 * A prompt as the engine sees it: how long it is, and which of its full blocks other prompts may share.
 *
 * @param count tokens, ≥ 0
 * @param blocks keys of the leading full blocks, as far as they are known
 * @since 0.1
 */
public record PromptTokens(int count, List<BlockKey> blocks) {
    public PromptTokens {
        blocks = List.copyOf(blocks);
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
                    .orElse(List.of());
            return new PromptTokens(lengths.tokens(), blocks);
        }
        var tokens = tokenizer.encode(ChatTemplate.text(prompt));
        return new PromptTokens(tokens.length, BlockChain.ofTokens(tokens, blockSize));
    }
}
