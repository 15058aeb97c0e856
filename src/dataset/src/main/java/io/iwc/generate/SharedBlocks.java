package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.fingerprint.CurvePoint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives prompts their block ids: a turn begins like the turn before it, a first turn like some earlier prompt. How far
 * back that one is depends on what lies between, so it is tried, measured and moved until caches of each size find about
 * what they find in the source.
 */
final class SharedBlocks {
    private static final int MOST_TRIED = 20_000;
    private static final int ROUNDS = 8;
    private static final double CLOSE = 0.05;

    private final ConversationIndex conversations;
    private final KnownBeginnings shared;
    private final int blockSize;
    private final List<CurvePoint> hitShares;
    private final Supplier<SeededRandom> random;

    /**
     * @param shared what each request begins alike with
     * @param hitShares of prompt tokens by the blocks that a cache holds; empty if unknown
     * @param random a stream that begins anew each time
     */
    SharedBlocks(
            ConversationIndex conversations,
            KnownBeginnings shared,
            int blockSize,
            List<CurvePoint> hitShares,
            Supplier<SeededRandom> random) {
        this.conversations = conversations;
        this.shared = shared;
        this.blockSize = blockSize;
        this.hitShares = hitShares;
        this.random = random;
    }

    /** The block ids of each request, given out in the order of arrival. */
    PrefixBlocks[] inOrder(int[] order, int[] prompts) {
        var isOpen = Arrays.stream(shared.depths()).allMatch(depth -> depth == 0);
        return blocks(
                order,
                prompts,
                hitShares.isEmpty() || !isOpen ? Optional.empty() : Optional.of(depths(order, prompts)));
    }

    private ReuseDepths depths(int[] order, int[] prompts) {
        var tried = Arrays.copyOf(order, Math.min(MOST_TRIED, order.length));
        var source = ReuseDepths.of(hitShares);
        var law = source;
        var best = source;
        var least = Double.POSITIVE_INFINITY;
        for (var round = 0; round < ROUNDS && least > CLOSE; round++) {
            var curve = curve(tried, prompts, blocks(tried, prompts, Optional.of(law)));
            if (curve.isEmpty()) {
                return source;
            }
            var made = ReuseDepths.of(curve);
            if (made.distance(source) < least) {
                least = made.distance(source);
                best = law;
            }
            law = law.moved(made, source);
        }
        return best;
    }

    private List<CurvePoint> curve(int[] order, int[] prompts, PrefixBlocks[] blocks) {
        var options = Fingerprinter.Options.of(Tokenizers.of("whitespace")).withBlockSizes(List.of(blockSize));
        var requests = Arrays.stream(order)
                .mapToObj(request -> Request.of(new Prompt.Lengths(prompts[request], Optional.of(blocks[request])))
                        .withId("r" + request)
                        .build());
        return Fingerprinter.of(requests, options)
                .curves()
                .getOrDefault(new PrefixMetrics(blockSize).curve(), List.of());
    }

    private PrefixBlocks[] blocks(int[] order, int[] prompts, Optional<ReuseDepths> depths) {
        var isFirst = new boolean[prompts.length];
        for (var i = 0; i < conversations.count(); i++) {
            isFirst[conversations.first(i)] = true;
        }
        var library = new PrefixLibrary(blockSize, depths, prompts.length, random.get());
        var ids = new long[prompts.length][];
        var blocks = new PrefixBlocks[prompts.length];
        for (var request : order) {
            ids[request] = isFirst[request]
                    ? library.add(prompts[request], shared.blocks()[request], shared.depths()[request])
                    : library.continued(ids[request - 1], shared.blocks()[request], prompts[request]);
            blocks[request] = PrefixBlocks.of(blockSize, ids[request]);
        }
        return blocks;
    }
}
