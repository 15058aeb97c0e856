package io.iwc.report.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tokens over bins of time, those of a request evenly from its first to its last one. Not thread-safe. */
final class SpreadTokens {
    private final Bins bins;
    private final List<Double> edges;
    private final double[] tokens;

    SpreadTokens(Bins bins) {
        this.bins = bins;
        edges = bins.edges();
        tokens = new double[edges.size() - 1];
    }

    /** Adds the tokens of a request; all at one moment where both times are the same. */
    void add(int count, double from, double to) {
        var first = bins.indexOf(from);
        for (var bin = first; bin < tokens.length && (bin == first || edges.get(bin) < to); bin++) {
            var start = Math.max(from, edges.get(bin));
            var end = bin == tokens.length - 1 ? to : Math.min(to, edges.get(bin + 1));
            tokens[bin] += to > from ? count * Math.max(0, end - start) / (to - from) : count;
        }
    }

    boolean isEmpty() {
        return Arrays.stream(tokens).allMatch(count -> count == 0);
    }

    /** The rate in each bin. */
    List<Double> perSecond() {
        return IntStream.range(0, tokens.length)
                .mapToObj(bin -> tokens[bin] / (edges.get(bin + 1) - edges.get(bin)))
                .toList();
    }
}
