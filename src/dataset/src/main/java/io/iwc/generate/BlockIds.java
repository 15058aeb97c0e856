package io.iwc.generate;

import io.iwc.workload.PrefixBlocks;
import java.util.Arrays;

/**
 * Hash ids for prompts that are made, not read: equal ids exactly where the tokens would be equal. Ids count up from 0
 * in the order in which blocks first appear.
 */
final class BlockIds {
    static final int BLOCK_TOKENS = 16;

    private final long[][] sharedIds;
    private final int sharedTokens;
    private long next;

    BlockIds(SharedPrefixes shared) {
        sharedTokens = shared.tokens();
        sharedIds = new long[shared.count()][];
    }

    /** A conversation that begins with that shared prefix and only ever grows. */
    Conversation conversation(int prefix) {
        return new Conversation(prefix);
    }

    private long[] shared(int prefix) {
        if (sharedIds[prefix] == null) {
            sharedIds[prefix] = new long[sharedTokens / BLOCK_TOKENS];
            Arrays.setAll(sharedIds[prefix], i -> next++);
        }
        return sharedIds[prefix];
    }

    /** The blocks of one growing transcript. */
    final class Conversation {
        private long[] full;

        private Conversation(int prefix) {
            full = shared(prefix).clone();
        }

        /** The blocks of the transcript's first {@code tokens} tokens; a partial last block is like no other. */
        PrefixBlocks upTo(int tokens) {
            var complete = tokens / BLOCK_TOKENS;
            var known = full.length;
            if (complete > known) {
                full = Arrays.copyOf(full, complete);
                for (var i = known; i < complete; i++) {
                    full[i] = next++;
                }
            }
            var partial = tokens % BLOCK_TOKENS == 0 ? 0 : 1;
            var ids = Arrays.copyOf(full, complete + partial);
            if (partial == 1) {
                ids[complete] = next++;
            }
            return PrefixBlocks.of(BLOCK_TOKENS, ids);
        }
    }
}
