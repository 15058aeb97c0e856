package io.iwc.fingerprint;

import java.util.Arrays;

/**
 * The tree of all prompt blocks seen, one node for each distinct chain of blocks. A block is known by 128 bits of its
 * content and by its parent node, so equal content in another place is another node. Nodes are numbered from 0 in the
 * order in which they appear; a negative parent is a root, every number its own.
 */
final class BlockTree {
    static final int NONE = -1;
    /** The root of chains that may be shared by all requests. */
    static final int ROOT = -1;

    private int[] table = new int[1 << 12];
    private long[] high = new long[1 << 10];
    private long[] low = new long[1 << 10];
    private int[] parent = new int[1 << 10];
    private int[] passes = new int[1 << 10];
    private int[] first = new int[1 << 10];
    private int size;

    /** How many nodes there are. */
    int size() {
        return size;
    }

    /** The node of a block below {@code above}, or {@link #NONE}. */
    int find(int above, long contentHigh, long contentLow) {
        return table[slot(above, contentHigh, contentLow)] - 1;
    }

    /** Adds the node of a block that {@link #find} does not find. */
    int add(int above, long contentHigh, long contentLow, int request) {
        if (size == high.length) {
            var capacity = size * 2;
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
            parent = Arrays.copyOf(parent, capacity);
            passes = Arrays.copyOf(passes, capacity);
            first = Arrays.copyOf(first, capacity);
        }
        high[size] = contentHigh;
        low[size] = contentLow;
        parent[size] = above;
        first[size] = request;
        size++;
        table[slot(above, contentHigh, contentLow)] = size;
        if (size * 2L > table.length) {
            rehash();
        }
        return size - 1;
    }

    /** One more request holds this block as a full one. */
    void pass(int node, int request) {
        if (passes[node]++ == 0) {
            first[node] = request;
        }
    }

    /** How many requests hold this block as a full one; 0 for one that was only ever cut off by a prompt's end. */
    int passes(int node) {
        return passes[node];
    }

    /** The node above, negative for a root. */
    int parent(int node) {
        return parent[node];
    }

    /** The first request that passed it, counted from 1. */
    int firstRequest(int node) {
        return first[node];
    }

    /** The slot of a node, or the free one where it belongs. */
    private int slot(int above, long contentHigh, long contentLow) {
        var mask = table.length - 1;
        var hash = (contentHigh ^ (above * 0x9E3779B97F4A7C15L)) * 0xD6E8FEB86659FD93L + contentLow;
        var slot = (int) (((hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L) >>> 32) & mask;
        while (table[slot] != 0 && !isNode(table[slot] - 1, above, contentHigh, contentLow)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isNode(int node, int above, long contentHigh, long contentLow) {
        return high[node] == contentHigh && low[node] == contentLow && parent[node] == above;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (var node = 0; node < size; node++) {
            table[slot(parent[node], high[node], low[node])] = node + 1;
        }
    }
}
