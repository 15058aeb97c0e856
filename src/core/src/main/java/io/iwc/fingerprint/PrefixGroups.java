package io.iwc.fingerprint;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The beginnings that most tokens could be saved by. */
final class PrefixGroups {
    private static final int KEPT = 10;

    private PrefixGroups() {}

    static List<PrefixGroup> of(BlockTree tree, int blockSize) {
        var depth = new int[tree.size()];
        var busiestChild = new int[tree.size()];
        for (var node = 0; node < tree.size(); node++) { // a parent has a smaller number than its children
            var above = tree.parent(node);
            depth[node] = above < 0 ? 1 : depth[above] + 1;
            if (above >= 0) {
                busiestChild[above] = Math.max(busiestChild[above], tree.passes(node));
            }
        }
        return IntStream.range(0, tree.size())
                .filter(node -> tree.passes(node) >= 2 && busiestChild[node] < tree.passes(node))
                .mapToObj(node -> group(tree, node, depth[node], blockSize))
                .sorted(Comparator.comparingLong(PrefixGroup::savedTokens)
                        .thenComparingLong(PrefixGroup::tokens)
                        .reversed()
                        .thenComparingLong(PrefixGroup::firstRequest))
                .limit(KEPT)
                .toList();
    }

    private static PrefixGroup group(BlockTree tree, int node, int depth, int blockSize) {
        var tokens = (long) depth * blockSize;
        return new PrefixGroup(
                blockSize, tokens, tree.passes(node), (tree.passes(node) - 1) * tokens, tree.firstRequest(node));
    }
}
