package io.iwc.export;

import io.iwc.workload.PrefixBlocks;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers blocks from 0 by first appearance: the same number exactly where a block and everything before it are the
 * same. Exact, so one entry a distinct block is kept.
 */
final class ChainedIds {
    private static final long ROOT = -1;

    private final Map<Link, Long> numbers = new HashMap<>();
    private final Map<String, Long> roots = new HashMap<>();
    private long next;

    long[] ofTokens(int[] tokens, int blockSize) {
        List<Object> blocks = new ArrayList<>();
        for (var start = 0; start < tokens.length; start += blockSize) {
            blocks.add(IntBuffer.wrap(Arrays.copyOfRange(tokens, start, Math.min(tokens.length, start + blockSize))));
        }
        return chain(ROOT, blocks);
    }

    /** Published hashes in groups of {@code blockSize}, a multiple of theirs; those after the last hash are new. */
    long[] ofHashes(PrefixBlocks published, int promptTokens, int blockSize, String session) {
        var members = blockSize / published.blockSize();
        List<Object> blocks = new ArrayList<>();
        for (var start = 0; start < published.count(); start += members) {
            var ids = new long[Math.min(members, published.count() - start)];
            for (var i = 0; i < ids.length; i++) {
                ids[i] = published.hashId(start + i);
            }
            blocks.add(LongBuffer.wrap(ids));
        }
        var root = published.scope() == PrefixBlocks.Scope.SESSION ? rootOf(session) : ROOT;
        var known = chain(root, blocks);
        var all = Arrays.copyOf(known, blocks(promptTokens, blockSize));
        for (var i = known.length; i < all.length; i++) {
            all[i] = next++;
        }
        return all;
    }

    /** Blocks that nobody shares. */
    long[] unshared(int promptTokens, int blockSize) {
        var ids = new long[blocks(promptTokens, blockSize)];
        Arrays.setAll(ids, i -> next++);
        return ids;
    }

    private static int blocks(int promptTokens, int blockSize) {
        return Math.toIntExact(((long) promptTokens + blockSize - 1) / blockSize);
    }

    private long[] chain(long root, List<Object> blocks) {
        var ids = new long[blocks.size()];
        var before = root;
        for (var i = 0; i < ids.length; i++) {
            ids[i] = number(new Link(before, blocks.get(i)));
            before = ids[i];
        }
        return ids;
    }

    /** Below zero, so that it is no block's number. */
    private long rootOf(String session) {
        return roots.computeIfAbsent(session, unseen -> ROOT - 1 - roots.size());
    }

    private long number(Link link) {
        return numbers.computeIfAbsent(link, unseen -> next++);
    }

    /** A block after another; its content is compared by value. */
    private record Link(long before, Object content) {}
}
