package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;

/**
 * Which blocks the prompts of sessions share: a turn with the turn before it, as much as the source's session reuse
 * says, and first turns with one another, as much as is then missing to its prefix reuse.
 */
final class SessionOverlap {
    private final ConversationIndex conversations;
    private final int[] prompts;
    private final int blockSize;
    private final int[] shared;

    /**
     * @param prompts lengths in the order of requests
     * @param reuse shares of prompts that repeat the turn before, ascending, one for each turn but the first ones
     */
    SessionOverlap(ConversationIndex conversations, int[] prompts, double[] reuse, int blockSize) {
        this.conversations = conversations;
        this.prompts = prompts;
        this.blockSize = blockSize;
        shared = withTurnBefore(reuse);
    }

    /** Leading blocks that each request shares with the turn before it, or as a first turn with others. */
    int[] blocks() {
        return shared;
    }

    /** The largest reuse goes where the most can be repeated. */
    private int[] withTurnBefore(double[] reuse) {
        var most = new double[reuse.length];
        var turn = 0;
        for (var i = 0; i < conversations.count(); i++) {
            for (var request = conversations.first(i) + 1; request < conversations.end(i); request++) {
                most[turn++] =
                        (double) Math.min(prompts[request - 1], prompts[request]) / Math.max(1, prompts[request]);
            }
        }
        var dealt = Ranks.like(most, reuse);
        var blocks = new int[prompts.length];
        turn = 0;
        for (var i = 0; i < conversations.count(); i++) {
            for (var request = conversations.first(i) + 1; request < conversations.end(i); request++) {
                blocks[request] = nearest(dealt[turn++] * prompts[request], request);
            }
        }
        return blocks;
    }

    /** The number of blocks that comes nearest to so many tokens; a block may be cut off where the shorter one ends. */
    private int nearest(double tokens, int request) {
        var most = Math.min(prompts[request - 1], prompts[request]);
        var below = (int) Math.min(tokens / blockSize, (double) most / blockSize);
        var above = Math.min((below + 1) * blockSize, most);
        return tokens - (double) below * blockSize > above - tokens && above > below * blockSize ? below + 1 : below;
    }

    /**
     * Lets first turns begin alike.
     *
     * @param hitBlocks that all requests together have to hit
     * @param requestsWithHit how many requests have to hit at all
     */
    void beginAlike(long hitBlocks, long requestsWithHit, SeededRandom random) {
        var missing = hitBlocks;
        var starters = requestsWithHit;
        for (var i = 0; i < conversations.count(); i++) {
            for (var request = conversations.first(i) + 1; request < conversations.end(i); request++) {
                var hits = Math.min(shared[request], Math.min(prompts[request - 1], prompts[request]) / blockSize);
                missing -= hits;
                starters -= hits > 0 ? 1 : 0;
            }
        }
        if (missing > 0) {
            deal(missing, (int) Math.max(1, Math.min(starters, conversations.count() - 1)), random);
        }
    }

    /** To so many first turns, and one more that is the first to have it, equally unless one is too short. */
    private void deal(long blocks, int starters, SeededRandom random) {
        var chosen = Ranks.permutation(conversations.count(), random);
        var depth = 0;
        for (var left = blocks; left > 0; depth++) {
            var given = left;
            for (var i = 0; i <= starters && i < chosen.length && left > 0; i++) {
                var request = conversations.first(chosen[i]);
                if (prompts[request] / blockSize > depth) {
                    shared[request]++;
                    left -= i == starters ? 0 : 1;
                }
            }
            if (left == given) {
                return; // every prompt is used up
            }
        }
    }
}
