package io.iwc.run.internal;

import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.HashSet;
import java.util.Set;

/**
 * What share of each prompt the prompts before it begin with as well: what a prefix cache without limits could hold. By
 * published blocks where there are some, else by pieces of text.
 *
 * @since 0.1
 */
public final class PossibleReuse {
    /** Characters that are compared at a time: some 16 tokens, the block of common caches. */
    private static final int PIECE_CHARS = 64;

    private static final long SEED = 0x9e3779b97f4a7c15L;

    private final Set<Long> seen = new HashSet<>();

    /** The share, 0..1, of the next prompt in the order of the schedule. */
    public double next(Request request) {
        if (request.prompt() instanceof Prompt.Lengths lengths) {
            return lengths.tokens() == 0
                    ? 0
                    : lengths.blocks()
                            .map(blocks -> Math.min(1, (double) known(blocks, request) / lengths.tokens()))
                            .orElse(0.0);
        }
        var text = ChatTemplate.text(request.prompt());
        return text.isEmpty() ? 0 : (double) known(text) / text.length();
    }

    /** Whether that can be told of a prompt: it has text, or blocks. */
    public static boolean isKnown(Request request) {
        return request.prompt().hasText()
                || (request.prompt() instanceof Prompt.Lengths lengths
                        && lengths.blocks().isPresent());
    }

    /** Tokens. */
    private long known(PrefixBlocks blocks, Request request) {
        var chain = mixed(SEED, blocks.blockSize());
        if (blocks.scope() != PrefixBlocks.Scope.GLOBAL) {
            chain = mixed(chain, request.sessionId().orElse(request.id()).hashCode());
        }
        var known = 0;
        var isKnown = true;
        for (var i = 0; i < blocks.count(); i++) {
            chain = mixed(chain, blocks.hashId(i));
            isKnown &= !seen.add(chain);
            known += isKnown ? 1 : 0;
        }
        return (long) known * blocks.blockSize();
    }

    /** Characters. */
    private int known(String text) {
        var chain = SEED;
        var known = 0;
        var isKnown = true;
        for (var from = 0; from + PIECE_CHARS <= text.length(); from += PIECE_CHARS) {
            for (var i = from; i < from + PIECE_CHARS; i++) {
                chain = mixed(chain, text.charAt(i));
            }
            isKnown &= !seen.add(chain);
            known += isKnown ? PIECE_CHARS : 0;
        }
        return known;
    }

    private static long mixed(long chain, long next) {
        var mixed = (chain ^ next) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 32);
    }
}
