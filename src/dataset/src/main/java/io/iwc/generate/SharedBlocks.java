package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.workload.PrefixBlocks;

/** Gives prompts their block ids: a turn begins like the turn before it, a first turn like any earlier prompt. */
final class SharedBlocks {
    private final ConversationIndex conversations;
    private final int[] shared;
    private final int blockSize;
    private final SeededRandom random;

    /** @param shared how many leading blocks each request shares */
    SharedBlocks(ConversationIndex conversations, int[] shared, int blockSize, SeededRandom random) {
        this.conversations = conversations;
        this.shared = shared;
        this.blockSize = blockSize;
        this.random = random;
    }

    /** The block ids of each request, given out in the order of arrival. */
    PrefixBlocks[] inOrder(int[] order, int[] prompts) {
        var isFirst = new boolean[prompts.length];
        for (var i = 0; i < conversations.count(); i++) {
            isFirst[conversations.first(i)] = true;
        }
        var library = new PrefixLibrary(blockSize, random);
        var ids = new long[prompts.length][];
        var blocks = new PrefixBlocks[prompts.length];
        for (var request : order) {
            ids[request] = isFirst[request]
                    ? library.add(prompts[request], shared[request])
                    : library.continued(ids[request - 1], shared[request], prompts[request]);
            blocks[request] = PrefixBlocks.of(blockSize, ids[request]);
        }
        return blocks;
    }
}
