package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.metric.internal.Summary;
import io.iwc.statistics.internal.RealSeries;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.List;
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
    private final Optional<HitCourse> course;
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

    /**
     * Reuse in blocks of a size.
     *
     * @param course is told of every hit, if anybody asks for it
     */
    PrefixReuse(int blockSize, Optional<HitCourse> course) {
        this.blockSize = blockSize;
        this.course = course;
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
        var depth = hits == 0 ? 0 : stack.depth(path[hits - 1]);
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
        course.ifPresent(told -> told.accept(length, (int) hitTokens, hits, depth, output));
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

    /**
     * Puts what was measured into the parts of a fingerprint; the course only where all requests have blocks, and any is
     * known.
     *
     * @param allRequests how many there are, those without blocks among them
     */
    void finish(long allRequests, Findings findings) {
        var metrics = new PrefixMetrics(blockSize);
        var obstacle = obstacle();
        findings.put(metrics.reuse(), share(hitBlocks * blockSize, promptTokens, obstacle));
        findings.put(
                metrics.perRequest(),
                obstacle.map(Summary::undefined)
                        .orElseGet(() -> Summary.of(perRequest.sample(), ReasonCode.NO_PROMPT_TOKENS)));
        findings.put(metrics.requestsWithHit(), share(requestsWithHit, requests, obstacle));
        findings.put(
                metrics.distinctBlocks(),
                obstacle.map(Measurement::undefined).orElseGet(() -> Measurement.of((double) distinctBlocks)));
        if (idBlockSize == blockSize) {
            findings.put(metrics.withPartial(), share(seenTokens, promptTokens, obstacle));
            findings.put(metrics.idShare(), share(seenIds, ids, obstacle));
        }
        afterReuse(findings, obstacle);
        depths.finish(findings, metrics, (double) blockSize / Math.max(1, promptTokens), obstacle);
        if (obstacle.isEmpty()) {
            findings.prefixGroups().addAll(PrefixGroups.of(tree, blockSize));
            findings.detail(new ShapeDetail(List.of(), List.of(), List.of(), SharedBeginnings.of(tree, blockSize)));
        }
        if (hitBlocks > 0 && requests == allRequests) {
            course.ifPresent(told -> told.finish(findings));
        }
    }

    private void afterReuse(Findings findings, Optional<Reason> obstacle) {
        var noOutput = findings.get(Metric.OUTPUT_TOKENS_TOTAL).why();
        var reason = obstacle.or(() -> noOutput);
        var both = missedBesideOutput + outputTokens;
        findings.put(
                new PrefixMetrics(blockSize).prefillAfterReuse(),
                both == 0 && reason.isEmpty()
                        ? Measurement.undefined(ReasonCode.NO_TOKENS)
                        : share(missedBesideOutput, both, reason));
    }

    private Optional<Reason> obstacle() {
        if (isIndivisible) {
            return Optional.of(Reason.of(ReasonCode.OTHER_BLOCK_SIZE, idBlockSize));
        }
        if (requests == 0) {
            return Optional.of(Reason.of(ReasonCode.NO_CONTENT));
        }
        return promptTokens == 0 ? Optional.of(Reason.of(ReasonCode.NO_PROMPT_TOKENS)) : Optional.empty();
    }

    private static Measurement share(long part, long whole, Optional<Reason> obstacle) {
        return obstacle.map(Measurement::undefined)
                .orElseGet(() -> Measurement.of(whole == 0 ? 0 : (double) part / whole));
    }
}
