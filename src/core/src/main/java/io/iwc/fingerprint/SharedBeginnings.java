package io.iwc.fingerprint;

import io.iwc.fingerprint.ShapeDetail.SharedBeginning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The top of the tree of prompt blocks, as far as at least two requests share it: a chain of blocks that the same
 * number of requests have is one piece.
 */
final class SharedBeginnings {
    private static final int MOST = 48;

    private SharedBeginnings() {}

    static List<SharedBeginning> of(BlockTree tree, int blockSize) {
        var depth = new int[tree.size()];
        var start = new int[tree.size()]; // the first block of the piece that a block is in
        var last = new int[tree.size()]; // the last block of the piece that begins here
        for (var node = 0; node < tree.size(); node++) { // a parent has a smaller number than its children
            var above = tree.parent(node);
            depth[node] = above < 0 ? 1 : depth[above] + 1;
            var continues = above >= 0 && tree.passes(node) == tree.passes(above);
            start[node] = continues ? start[above] : node;
            last[start[node]] = node;
        }
        var chosen = IntStream.range(0, tree.size())
                .filter(node -> start[node] == node && tree.passes(node) >= 2)
                .boxed()
                .sorted((a, b) -> tree.passes(a) == tree.passes(b)
                        ? Integer.compare(a, b)
                        : Integer.compare(tree.passes(b), tree.passes(a)))
                .limit(MOST)
                .toList();
        var pieces = new ArrayList<SharedBeginning>();
        Map<Integer, Integer> places = new HashMap<>();
        for (var first : chosen) { // what a piece continues is more shared, so it is there already
            places.put(first, pieces.size());
            var above = tree.parent(first);
            pieces.add(new SharedBeginning(
                    blockSize,
                    above < 0 ? -1 : places.getOrDefault(start[above], -1),
                    (depth[first] - 1L) * blockSize,
                    (long) depth[last[first]] * blockSize,
                    tree.passes(first)));
        }
        return pieces;
    }
}
