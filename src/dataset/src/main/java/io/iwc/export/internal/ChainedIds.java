package io.iwc.export.internal;

import io.iwc.internal.ChainNumbers;
import io.iwc.internal.KeyedLongs;
import io.iwc.workload.PrefixBlocks;
import java.util.Arrays;

/**
 * Numbers blocks from 0 by first appearance: the same number exactly where a block and everything before it are the
 * same. Keeps some tens of bytes a distinct block, outside the heap once they are many.
 */
final class ChainedIds {
    private static final long TOKENS = -1;
    private static final long HASHES = -2;

    private final ChainNumbers numbers = new ChainNumbers();
    private final KeyedLongs roots = new KeyedLongs(1);
    private long lastRoot = HASHES;

    long[] ofTokens(int[] tokens, int blockSize) {
        var content = Arrays.stream(tokens).asLongStream().toArray();
        return chain(TOKENS, content, blockSize, blocks(tokens.length, blockSize));
    }

    /** Published hashes in groups of {@code blockSize}, a multiple of theirs; those after the last hash are new. */
    long[] ofHashes(PrefixBlocks published, int promptTokens, int blockSize, String session) {
        var hashes = new long[published.count()];
        Arrays.setAll(hashes, published::hashId);
        var root = published.scope() == PrefixBlocks.Scope.SESSION ? rootOf(session) : HASHES;
        return chain(root, hashes, blockSize / published.blockSize(), blocks(promptTokens, blockSize));
    }

    /** Blocks that are not shared. */
    long[] unshared(int promptTokens, int blockSize) {
        return chain(TOKENS, new long[0], blockSize, blocks(promptTokens, blockSize));
    }

    private static int blocks(int promptTokens, int blockSize) {
        return Math.toIntExact(((long) promptTokens + blockSize - 1) / blockSize);
    }

    private long[] chain(long root, long[] content, int members, int blocks) {
        var ids = new long[blocks];
        var before = root;
        for (var i = 0; i < blocks; i++) {
            var start = (long) i * members;
            ids[i] = start < content.length
                    ? numbers.of(before, content, (int) start, (int) Math.min(content.length, start + members))
                    : numbers.ofNew();
            before = ids[i];
        }
        return ids;
    }

    /** Below zero, so that it is no block's number. */
    private long rootOf(String session) {
        var known = roots.putIfAbsent(session, lastRoot - 1);
        return known.isPresent() ? known.get()[0] : --lastRoot;
    }
}
