package io.iwc.fingerprint;

import io.iwc.workload.PrefixBlocks;
import java.util.Arrays;

/**
 * The blocks of one prompt at one block size, each as 128 bits of content; refilled from request to request. Published
 * ids are their own content; token ids, and ids grouped to a larger block, are hashed.
 */
final class PromptBlocks {
    private static final long SEED_HIGH = 0x243F6A8885A308D3L;
    private static final long SEED_LOW = 0x13198A2E03707344L;

    private final int blockSize;
    private long[] high = new long[64];
    private long[] low = new long[64];
    private int full;
    private int all;

    PromptBlocks(int blockSize) {
        this.blockSize = blockSize;
    }

    /** How many blocks are full. */
    int full() {
        return full;
    }

    /** How many blocks there are, with the one that the prompt's end cuts off if it has an id. */
    int all() {
        return all;
    }

    long high(int block) {
        return high[block];
    }

    long low(int block) {
        return low[block];
    }

    /** Full blocks of token ids; the tail is never a block. */
    void ofTokens(int[] tokens) {
        resize(tokens.length / blockSize, tokens.length / blockSize);
        for (var block = 0; block < full; block++) {
            var one = SEED_HIGH;
            var other = SEED_LOW;
            for (var i = block * blockSize; i < (block + 1) * blockSize; i++) {
                one = mix(one ^ tokens[i]);
                other = mix(other + tokens[i] * 0x9E3779B97F4A7C15L);
            }
            high[block] = one;
            low[block] = other;
        }
    }

    /** Published ids at their own block size, or grouped to a multiple of it. */
    void ofIds(PrefixBlocks ids, int promptTokens) {
        var whole = Math.min(promptTokens / ids.blockSize(), ids.count());
        var group = blockSize / ids.blockSize();
        if (group == 1) {
            resize(whole, ids.count());
            for (var block = 0; block < all; block++) {
                high[block] = ids.hashId(block);
                low[block] = 0;
            }
            return;
        }
        resize(whole / group, whole / group);
        for (var block = 0; block < full; block++) {
            var one = SEED_HIGH;
            var other = SEED_LOW;
            for (var i = block * group; i < (block + 1) * group; i++) {
                one = mix(one ^ ids.hashId(i));
                other = mix(other + ids.hashId(i) * 0x9E3779B97F4A7C15L);
            }
            high[block] = one;
            low[block] = other;
        }
    }

    private void resize(int fullBlocks, int allBlocks) {
        full = fullBlocks;
        all = allBlocks;
        if (high.length < all) {
            high = Arrays.copyOf(high, Math.max(all, 2 * high.length));
            low = Arrays.copyOf(low, high.length);
        }
    }

    /** The finaliser of SplitMix64: every bit of the input reaches every bit of the output. */
    private static long mix(long value) {
        var a = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        var b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
