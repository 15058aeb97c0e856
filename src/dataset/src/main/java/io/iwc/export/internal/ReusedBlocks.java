package io.iwc.export.internal;

/**
 * How many tokens of the prompts stand in full blocks that begin an earlier prompt, too, as in {@code
 * reuse.prefix.block16}; told from ids that count up by first appearance.
 */
final class ReusedBlocks {
    private long highest = -1;
    private long reused;
    private long tokens;

    void add(long[] ids, int blockSize, int promptTokens) {
        var full = promptTokens / blockSize;
        var before = highest;
        var isPrefix = true;
        for (var i = 0; i < ids.length; i++) {
            isPrefix &= i < full && ids[i] <= before;
            reused += isPrefix ? blockSize : 0;
            highest = Math.max(highest, ids[i]);
        }
        tokens += promptTokens;
    }

    /** 0 to 1; 0 without any tokens. */
    double share() {
        return tokens == 0 ? 0 : (double) reused / tokens;
    }
}
