package io.iwc.fingerprint;

import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.LengthRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
        reuses = reuses(blockSizes);
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
        reuses = reuses(blockSizes);
    }

    /** The first of them tells of the course of its hits. */
    private static List<PrefixReuse> reuses(List<Integer> blockSizes) {
        var course = Optional.of(new HitCourse());
        return IntStream.range(0, blockSizes.size())
                .mapToObj(i -> new PrefixReuse(blockSizes.get(i), i == 0 ? course : Optional.empty()))
                .toList();
    }

    @Override
    public void finish(Findings findings) {
        if (reuses.isEmpty() && !isOff) {
            choose(STANDARD);
        }
        reuses.forEach(reuse -> reuse.finish(ordinal, findings));
    }

    /** The block sizes that were measured. */
    List<Integer> blockSizes() {
        return blockSizes;
    }
}
