package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.fingerprint.LengthPair;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which answer goes with which prompt. A fingerprint has the lengths of prompts, those of answers, and the shares
 * p/(p+o), whose log-odds are ln p − ln o: the third says how the first two belong together. The variance of the
 * log-odds gives a correlation to begin with; then outputs are re-ranked until the shares are those of the source, as
 * surrogate series are fitted to a distribution (Schreiber and Schmitz, Phys. Rev. Lett. 77, 635, 1996).
 */
final class OutputPairing {
    private static final double NOTHING = 0.5; // tokens; a logarithm needs some
    private static final double EVEN = 1e-9;
    private static final int ROUNDS = 40;

    private final double[] prompts;
    private final double[] outputs;
    private final double[] odds;
    private final List<LengthPair> pairs;

    /**
     * @param promptTokens in the order of requests
     * @param outputTokens ascending
     * @param shares of prompts, ascending
     * @param lengthPairs how many of about such lengths go together; empty if that is not known
     */
    OutputPairing(int[] promptTokens, int[] outputTokens, double[] shares, List<LengthPair> lengthPairs) {
        pairs = lengthPairs;
        prompts = logs(promptTokens);
        outputs = logs(outputTokens);
        odds = Arrays.stream(shares)
                .map(share -> Math.max(EVEN, Math.min(1 - EVEN, share)))
                .map(share -> StrictMath.log(share / (1 - share)))
                .toArray();
    }

    /** For each request the rank of its answer among the ascending ones. */
    int[] ranks(SeededRandom random) {
        var noise = Ranks.normals(prompts.length, random);
        var bins = pairs.isEmpty() ? new int[prompts.length] : new PairedBins(prompts, pairs).dealt(noise);
        var best = places(Ranks.correlated(prompts, pairs.isEmpty() ? correlation() : 0, noise), bins);
        var least = distance(best);
        var current = best;
        for (var round = 0; round < ROUNDS; round++) {
            current = places(leading(current), bins);
            var distance = distance(current);
            if (distance < least) {
                least = distance;
                best = current;
            }
        }
        return best;
    }

    private double correlation() {
        var covariance = (variance(prompts) + variance(outputs) - variance(odds)) / 2;
        var scale = StrictMath.sqrt(variance(prompts) * variance(outputs));
        return scale == 0 ? 0 : Math.max(-0.99, Math.min(0.99, covariance / scale));
    }

    /** What the outputs would have to be for the shares of the source, ranked as they are now. */
    private double[] leading(int[] places) {
        var found = new double[prompts.length];
        Arrays.setAll(found, i -> prompts[i] - outputs[places[i]]);
        var targets = Ranks.like(found, odds);
        var wanted = new double[prompts.length];
        Arrays.setAll(wanted, i -> prompts[i] - targets[i]);
        return wanted;
    }

    private double distance(int[] places) {
        var found = new double[prompts.length];
        Arrays.setAll(found, i -> prompts[i] - outputs[places[i]]);
        Arrays.sort(found);
        var distance = 0.0;
        for (var i = 0; i < found.length; i++) {
            distance += Math.abs(found[i] - odds[i]);
        }
        return distance;
    }

    /** By bin, and within a bin by what is wanted. */
    private static int[] places(double[] wanted, int[] bins) {
        var order = IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> bins[i]).thenComparingDouble(i -> wanted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var places = new int[wanted.length];
        for (var rank = 0; rank < order.length; rank++) {
            places[order[rank]] = rank;
        }
        return places;
    }

    private static double[] logs(int[] tokens) {
        return Arrays.stream(tokens)
                .mapToDouble(length -> StrictMath.log(Math.max(NOTHING, length)))
                .toArray();
    }

    private static double variance(double[] values) {
        var mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
    }
}
