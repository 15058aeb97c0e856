package io.iwc.simulator.internal;

import io.iwc.workload.PrefixBlocks;
import java.util.Arrays;

/**
 * Makes keys of full blocks, each chained to the one before it (published ids are not always chained). What is left
 * after the last full block has no key.
 *
 * <p>The keys are two lanes of 64 bits, each mixed with its own odd factor and finished as SplitMix64 does: among a
 * billion blocks the odds of two that are taken for one are below 1e-20.
 */
final class BlockChain {
    private static final long HIGH_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long LOW_FACTOR = 0xC2B2AE3D27D4EB4FL;

    private long[] parts;
    private int count;
    private long high;
    private long low;

    private BlockChain(int expected) {
        parts = new long[2 * expected];
    }

    /** Blocks of known token ids. */
    static BlockKeys ofTokens(int[] tokens, int blockSize) {
        var chain = new BlockChain(tokens.length / blockSize);
        for (var start = 0; start + blockSize <= tokens.length; start += blockSize) {
            for (var i = start; i < start + blockSize; i++) {
                chain.take(tokens[i]);
            }
            chain.close();
        }
        return chain.keys();
    }

    /**
     * Blocks of published hashes: a larger published block is split, smaller ones are grouped. Empty where the sizes
     * do not divide each other: such hashes say nothing about the engine's blocks.
     *
     * @param session what ids of session scope are known within; empty if the request has none
     */
    static BlockKeys ofHashes(PrefixBlocks published, int promptTokens, int blockSize, String session) {
        var theirs = published.blockSize();
        if (theirs % blockSize != 0 && blockSize % theirs != 0) {
            return BlockKeys.NONE;
        }
        var full = Math.min(published.count(), promptTokens / theirs);
        var chain = new BlockChain(Math.toIntExact((long) full * theirs / blockSize));
        if (published.scope() == PrefixBlocks.Scope.SESSION) {
            session.chars().forEach(chain::take);
        }
        if (theirs >= blockSize) {
            chain.split(published, full, theirs / blockSize);
        } else {
            chain.group(published, full, blockSize / theirs);
        }
        return chain.keys();
    }

    private void split(PrefixBlocks published, int full, int pieces) {
        for (var i = 0; i < full; i++) {
            for (var piece = 0; piece < pieces; piece++) {
                take(published.hashId(i));
                take(piece);
                close();
            }
        }
    }

    private void group(PrefixBlocks published, int full, int members) {
        for (var start = 0; start + members <= full; start += members) {
            for (var i = start; i < start + members; i++) {
                take(published.hashId(i));
            }
            close();
        }
    }

    private void take(long content) {
        high = mixed((high ^ content) * HIGH_FACTOR + 1);
        low = mixed((low + content) * LOW_FACTOR + 1);
    }

    private void close() {
        if (2 * count == parts.length) {
            parts = Arrays.copyOf(parts, Math.max(2, 2 * parts.length));
        }
        parts[2 * count] = high;
        parts[2 * count + 1] = low;
        count++;
    }

    private BlockKeys keys() {
        return BlockKeys.of(parts, count);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long bits) {
        var z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
