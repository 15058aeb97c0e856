package io.iwc.generate;

import java.util.Arrays;

/**
 * Which request used each block last, and so how deep blocks lie in the order of use. Blocks of a prompt are used from
 * the last to the first one, so that a beginning is never evicted before what continues it.
 */
final class BlockRecency {
    private final int[] lastUsed; // how many blocks each request was the last to use, as a Fenwick tree
    private int[] users = new int[1 << 10]; // by block
    private int requests;
    private int blocks;

    /** @param mostRequests how many may come */
    BlockRecency(int mostRequests) {
        lastUsed = new int[mostRequests + 1];
    }

    /** The next request uses these, of which all that are new have the next free numbers. */
    void use(long[] ids) {
        for (var id : ids) {
            use((int) id);
        }
        requests++;
    }

    private void use(int block) {
        if (block >= users.length) {
            users = Arrays.copyOf(users, Math.max(block + 1, 2 * users.length));
        }
        if (users[block] == 0) {
            blocks++;
        } else {
            add(users[block] - 1, -1);
        }
        users[block] = requests + 1;
        add(requests, 1);
    }

    private void add(int request, int change) {
        for (var i = request + 1; i < lastUsed.length; i += i & -i) {
            lastUsed[i] += change;
        }
    }

    /** The depth of the last of so many leading blocks, 1 being the block used last. */
    int depth(long[] ids, int leading) {
        var user = users[(int) ids[leading - 1]] - 1;
        var first = leading - 1; // of those that this request used last; who used a block used what is before it
        while (first > 0 && users[(int) ids[first - 1]] - 1 == user) {
            first--;
        }
        return blocks - usedBefore(user + 1) + leading - first;
    }

    /** The latest request with at least so many blocks used since it came; the first one if there are not as many. */
    int requestAt(int depth) {
        var left = blocks - depth;
        var found = 0;
        for (var step = Integer.highestOneBit(lastUsed.length); step > 0; step /= 2) {
            if (found + step < lastUsed.length && lastUsed[found + step] <= left) {
                found += step;
                left -= lastUsed[found];
            }
        }
        return Math.min(found, requests);
    }

    /** How many blocks were last used by one of the first so many requests. */
    private int usedBefore(int request) {
        var sum = 0;
        for (var i = request; i > 0; i -= i & -i) {
            sum += lastUsed[i];
        }
        return sum;
    }
}
