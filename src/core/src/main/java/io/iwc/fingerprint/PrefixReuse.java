package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import io.iwc.metric.Measurement;
import io.iwc.metric.Summary;
import io.iwc.statistics.RealSeries;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hits of a cache of full prompt blocks of one size: an infinite one, and by stack distance one of every size
 * that evicts the least recently used. An upper bound: outputs are not in it, and filling it takes no time.
 */
final class PrefixReuse {
    private final int blockSize;
    private final PromptBlocks blocks;
    private final BlockTree tree = new BlockTree();
    private final RecencyStack stack = new RecencyStack();
    private final StackDepths depths = new StackDepths();
    private final Map<String, Integer> sessionRoots = new HashMap<>();
    private final RealSeries perRequest = new RealSeries();
    private int[] path = new int[64];
    private int idBlockSize;
    private boolean isIndivisible;
    private int nextRoot = BlockTree.ROOT - 1;
    private long requests;
    private long requestsWithHit;
    private long promptTokens;
    private long hitBlocks;
    private long ids;
    private long seenIds;
    private long seenTokens;
    private long distinctBlocks;
    private long missedBesideOutput;
    private long outputTokens;

    PrefixReuse(int blockSize) {
        this.blockSize = blockSize;
        blocks = new PromptBlocks(blockSize);
    }

    /**
     * Takes the next request.
     *
     * @param ordinal its place in arrival order, from 1
     */
    void accept(Request request, int ordinal, int[] tokens, int length) {
        if (request.prompt().hasText()) {
            blocks.ofTokens(tokens);
            measure(request, ordinal, length, BlockTree.ROOT);
        } else if (request.prompt() instanceof Prompt.Lengths lengths
                && lengths.blocks().isPresent()) {
            var published = lengths.blocks().get();
            idBlockSize = published.blockSize();
            if (blockSize % idBlockSize != 0) {
                isIndivisible = true;
                return;
            }
            blocks.ofIds(published, length);
            measure(request, ordinal, length, root(request, published));
        }
    }

    private void measure(Request request, int ordinal, int length, int root) {
        var hits = walk(root, ordinal, length);
        for (var i = 0; i < hits; i++) {
            depths.add(stack.depth(path[i]));
        }
        for (var i = blocks.full() - 1; i >= 0; i--) { // a parent stays more recent than its child
            distinctBlocks += tree.passes(path[i]) == 0 ? 1 : 0;
            tree.pass(path[i], ordinal);
            stack.touch(path[i]);
        }
        requests++;
        requestsWithHit += hits > 0 ? 1 : 0;
        promptTokens += length;
        hitBlocks += hits;
        var hitTokens = (long) hits * blockSize;
        if (length > 0) {
            perRequest.add((double) hitTokens / length);
        }
        var output = request.expectedOutputTokens();
        if (output.isPresent()) {
            missedBesideOutput += length - hitTokens;
            outputTokens += output.getAsInt();
        }
    }

    /** Finds or makes the node of every block; the number of leading full ones that an earlier request had. */
    private int walk(int root, int ordinal, int length) {
        if (path.length < blocks.all()) {
            path = new int[2 * blocks.all()];
        }
        var node = root;
        var hits = 0;
        var seen = 0;
        for (var i = 0; i < blocks.all(); i++) {
            var found = tree.find(node, blocks.high(i), blocks.low(i));
            if (found != BlockTree.NONE) {
                seen += seen == i ? 1 : 0;
                hits += hits == i && i < blocks.full() && tree.passes(found) > 0 ? 1 : 0;
            }
            node = found != BlockTree.NONE ? found : tree.add(node, blocks.high(i), blocks.low(i), ordinal);
            path[i] = node;
        }
        ids += blocks.all();
        seenIds += seen;
        seenTokens += Math.min((long) seen * blockSize, length);
        return hits;
    }

    /** Ids that mean something in their session only begin at a root of that session, or of their own without one. */
    private int root(Request request, PrefixBlocks published) {
        if (published.scope() == PrefixBlocks.Scope.GLOBAL) {
            return BlockTree.ROOT;
        }
        var session = request.sessionId();
        return session.isPresent() ? sessionRoots.computeIfAbsent(session.get(), key -> nextRoot--) : nextRoot--;
    }

    void finish(Findings findings) {
        var base = "reuse.prefix.block" + blockSize;
        var obstacle = obstacle();
        findings.put(base, share(hitBlocks * blockSize, promptTokens, obstacle));
        findings.put(
                base + ".perRequest",
                obstacle.map(Summary::undefined).orElseGet(() -> Summary.of(perRequest.sample(), "")));
        findings.put(base + ".requestsWithHit", share(requestsWithHit, requests, obstacle));
        findings.put(
                base + ".distinctBlocks",
                obstacle.map(Measurement::undefined).orElseGet(() -> Measurement.of((double) distinctBlocks)));
        if (idBlockSize == blockSize) {
            findings.put(base + ".withPartial", share(seenTokens, promptTokens, obstacle));
            findings.put(base + ".idShare", share(seenIds, ids, obstacle));
        }
        afterReuse(findings, obstacle);
        depths.finish(
                findings, "reuse.lru.block" + blockSize, (double) blockSize / Math.max(1, promptTokens), obstacle);
        if (obstacle.isEmpty()) {
            findings.prefixGroups().addAll(PrefixGroups.of(tree, blockSize));
        }
    }

    private void afterReuse(Findings findings, Optional<String> obstacle) {
        var noOutput = findings.get("tokens.output.total").reason();
        var reason = obstacle.or(() -> noOutput.isEmpty() ? Optional.empty() : Optional.of(noOutput));
        var both = missedBesideOutput + outputTokens;
        findings.put(
                "prefill.afterReuse.block" + blockSize,
                both == 0 && reason.isEmpty()
                        ? Measurement.undefined("no request has any tokens")
                        : share(missedBesideOutput, both, reason));
    }

    private Optional<String> obstacle() {
        if (isIndivisible) {
            return Optional.of("prefix hashes are per " + idBlockSize + " tokens");
        }
        if (requests == 0) {
            return Optional.of(SessionCollector.NO_CONTENT);
        }
        return promptTokens == 0 ? Optional.of("no prompt tokens") : Optional.empty();
    }

    private static Measurement share(long part, long whole, Optional<String> obstacle) {
        return obstacle.map(Measurement::undefined)
                .orElseGet(() -> Measurement.of(whole == 0 ? 0 : (double) part / whole));
    }
}
