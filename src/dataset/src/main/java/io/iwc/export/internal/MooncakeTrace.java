package io.iwc.export.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.LinkedHashMap;

/**
 * Mooncake's trace: lengths, and block hashes renumbered from 0 by first appearance, chained, the last one possibly of
 * a partial block. AIPerf reads the same but for what it would do with sessions: it appends the history that our
 * prompts already contain, so none is written.
 *
 * @see <a href="https://github.com/kvcache-ai/Mooncake">kvcache-ai/Mooncake</a>
 */
final class MooncakeTrace implements Spelling {
    private static final int TEXT_BLOCK = 16;

    private final ExportOptions options;
    private final boolean textAsItIs;
    private final ChainedIds ids = new ChainedIds();
    private final ReusedBlocks exported = new ReusedBlocks();

    /** In blocks of the workload, which for text are those of the metric. */
    private final ChainedIds ownIds = new ChainedIds();

    private final ReusedBlocks own = new ReusedBlocks();
    private int ownBlock;

    /**
     * Begins a trace.
     *
     * @param textAsItIs whether text is written as text (AIPerf) instead of as its length and hashes
     */
    MooncakeTrace(ExportOptions options, boolean textAsItIs) {
        this.options = options;
        this.textAsItIs = textAsItIs;
    }

    @Override
    public String line(Request request, Losses losses) throws Unspellable {
        losses.addCommon(request);
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", ExportedLengths.arrivalMillis(request, losses));
        line.put("output_length", ExportedLengths.output(request, losses));
        if (request.prompt() instanceof Prompt.Lengths lengths) {
            line.put("input_length", lengths.tokens());
            line.put("hash_ids", counted(ofLengths(request, lengths), lengths.tokens()));
        } else if (textAsItIs) {
            line.put("text_input", ExportedLengths.text(request, losses));
        } else {
            losses.add("text");
            var tokens = options.tokenizer().encode(ChatTemplate.text(request.prompt()));
            line.put("input_length", tokens.length);
            ownBlock = Math.min(TEXT_BLOCK, options.blockSize());
            own.add(ownIds.ofTokens(tokens, ownBlock), ownBlock, tokens.length);
            line.put("hash_ids", counted(ids.ofTokens(tokens, options.blockSize()), tokens.length));
        }
        return Json.compact(line);
    }

    @Override
    public void finish(Losses losses) {
        if (ownBlock > 0) {
            losses.reuseIs(own.share(), ownBlock, exported.share(), options.blockSize());
        }
    }

    private long[] counted(long[] blocks, int promptTokens) {
        exported.add(blocks, options.blockSize(), promptTokens);
        return blocks;
    }

    private long[] ofLengths(Request request, Prompt.Lengths lengths) throws Unspellable {
        if (lengths.blocks().isEmpty()) {
            if (options.noReuse()) {
                return ids.unshared(lengths.tokens(), options.blockSize());
            }
            throw new Unspellable(
                    "prefix", "found no prefix hashes, expected some (--no-reuse writes it as if nothing were shared)");
        }
        var blocks = lengths.blocks().get();
        if (options.blockSize() % blocks.blockSize() != 0) {
            throw new Unspellable(
                    "prefix",
                    "found hashes per " + blocks.blockSize() + " tokens, expected a divisor of the block size "
                            + options.blockSize() + " (see --block-size)");
        }
        var session = request.sessionId().orElse("");
        ownBlock = blocks.blockSize();
        own.add(ownIds.ofHashes(blocks, lengths.tokens(), ownBlock, session), ownBlock, lengths.tokens());
        return ids.ofHashes(blocks, lengths.tokens(), options.blockSize(), session);
    }
}
