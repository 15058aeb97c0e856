package io.iwc.drift.internal;

import io.iwc.internal.ChainNumbers;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.HashIds;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many tokens of each prompt of a workload an ideal prefix cache would have had, where they stand in the original.
 * A resampled copy keeps them: to count again in a copy, which repeats requests, would count what the copying made.
 */
final class BlockHits {
    private static final int OF_TEXT = 16;

    private final ChainNumbers numbers = new ChainNumbers();
    private final Set<Long> seen = new HashSet<>();
    private Optional<Integer> blockSize = Optional.empty();
    private boolean isMixed;

    /** Takes the next request in arrival order. */
    long add(Request request, int[] tokens) {
        if (request.prompt().hasText()) {
            is(OF_TEXT);
            return hits(IntStream.of(tokens).asLongStream().toArray(), OF_TEXT, OF_TEXT, tokens.length, "");
        }
        var blocks =
                request.prompt() instanceof Prompt.Lengths lengths ? lengths.blocks() : Optional.<PrefixBlocks>empty();
        if (blocks.isEmpty()) {
            return 0;
        }
        var ids = blocks.get();
        is(ids.blockSize());
        var scope =
                ids.scope() == PrefixBlocks.Scope.SESSION ? request.sessionId().orElse(request.id()) : "";
        return hits(HashIds.of(ids), 1, ids.blockSize(), request.promptTokens().orElse(0), scope);
    }

    /** The metrics at the block size that the workload has; empty if it has none, or several. */
    Optional<PrefixMetrics> metrics() {
        return isMixed ? Optional.empty() : blockSize.map(PrefixMetrics::new);
    }

    private void is(int size) {
        isMixed = isMixed || blockSize.filter(known -> known != size).isPresent();
        blockSize = Optional.of(size);
    }

    private long hits(long[] content, int perBlock, int blockSize, int length, String scope) {
        var full = Math.min(content.length / perBlock, length / blockSize);
        var before = numbers.root(scope);
        var hits = 0;
        for (var i = 0; i < full; i++) {
            before = numbers.of(before, content, i * perBlock, (i + 1) * perBlock);
            hits += !seen.add(before) && hits == i ? 1 : 0;
        }
        return (long) hits * blockSize;
    }
}
