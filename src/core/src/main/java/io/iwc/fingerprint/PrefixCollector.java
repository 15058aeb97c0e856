package io.iwc.fingerprint;

import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.util.List;

/**
 * Prefix reuse at the block sizes that were asked for; where none was, at the size of the trace's own hashes, or at 16
 * for text.
 */
final class PrefixCollector implements RequestCollector {
    /** vLLM's block size. */
    private static final int STANDARD = 16;

    private List<PrefixReuse> reuses;
    private List<Integer> blockSizes;
    private boolean isOff;
    private int ordinal;

    PrefixCollector(List<Integer> blockSizes) {
        this.blockSizes = blockSizes;
        reuses = blockSizes.stream().map(PrefixReuse::new).toList();
    }

    /** A collector that measures no prefix reuse. */
    static PrefixCollector ofNothing() {
        var collector = new PrefixCollector(List.of());
        collector.isOff = true;
        return collector;
    }

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        if (reuses.isEmpty() && !isOff) {
            choose(request.prompt());
        }
        ordinal++;
        for (var reuse : reuses) {
            reuse.accept(request, ordinal, tokens, promptTokens);
        }
    }

    @Override
    public void accept(LengthRows rows) {
        if (reuses.isEmpty()) { // which lengths alone do not change
            ordinal += rows.size();
        } else {
            RequestCollector.super.accept(rows);
        }
    }

    private void choose(Prompt prompt) {
        if (prompt instanceof Prompt.Lengths lengths) {
            lengths.blocks().ifPresent(blocks -> choose(blocks.blockSize()));
        } else {
            choose(STANDARD);
        }
    }

    private void choose(int blockSize) {
        blockSizes = List.of(blockSize);
        reuses = List.of(new PrefixReuse(blockSize));
    }

    @Override
    public void finish(Findings findings) {
        if (reuses.isEmpty() && !isOff) {
            choose(STANDARD);
        }
        reuses.forEach(reuse -> reuse.finish(findings));
        reuses.stream().findFirst().filter(reuse -> reuse.isOf(ordinal)).ifPresent(reuse -> course(reuse, findings));
    }

    private static void course(PrefixReuse reuse, Findings findings) {
        var hits = reuse.course();
        var depths = reuse.courseOfDepths();
        findings.courses().replaceAll(course -> course.withHits(hits, depths));
        if (!findings.outputPairs().isEmpty()) {
            findings.hitPairs().addAll(reuse.pairs());
            findings.depthPairs().addAll(reuse.depthPairs());
            findings.knownPrompts().addAll(reuse.knownPrompts());
        }
    }

    /** The block sizes that were measured. */
    List<Integer> blockSizes() {
        return blockSizes;
    }
}
