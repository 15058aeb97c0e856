package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.statistics.internal.LagCorrelation;
import io.iwc.statistics.internal.LongSeries;
import java.util.Arrays;
import java.util.Optional;

/**
 * The gaps of a source in an order of their own. Their ranks follow those of a normal process in which each value
 * leans on the one before it; how much is searched so that Spearman's ρ of neighbouring gaps is the source's. Where the
 * course of the source is known, the gaps of each of its windows add up to the time that it took.
 */
final class GapSequence {
    private static final double NANOS = 1e9;
    private static final double CLOSE = 0.002;
    private static final int HALVINGS = 14;
    private static final int SEARCH_ROUNDS = 6;
    private static final int ROUNDS = 40;

    private final double[] ascendingNanos;
    private final double[] noise;
    private final Optional<WindowedRanks> windows;
    private final Optional<LongestGaps> longest;

    /**
     * @param ascendingSeconds the gaps
     * @param mean that they are scaled to, in seconds
     * @param course of the source, if it is known
     */
    GapSequence(double[] ascendingSeconds, double mean, Optional<SourceCourse> course, SeededRandom random) {
        var found = Arrays.stream(ascendingSeconds).average().orElse(0);
        var scale = found > 0 ? mean / found : 1;
        ascendingNanos = Arrays.stream(ascendingSeconds)
                .map(gap -> StrictMath.rint(gap * scale * NANOS))
                .toArray();
        noise = Ranks.normals(ascendingSeconds.length, random);
        windows = course.map(known -> known.ofGaps(ascendingNanos));
        longest = course.map(
                known -> known.longestGaps(Arrays.stream(ascendingNanos).sum()));
    }

    /** Offsets from 0, one more than there are gaps. */
    long[] offsets(double spearman) {
        var gaps = ordered(spearman);
        var offsets = new long[gaps.length + 1];
        for (var i = 0; i < gaps.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], (long) gaps[i]);
        }
        return offsets;
    }

    private double[] ordered(double spearman) {
        var lean = 2 * StrictMath.sin(Math.PI * spearman / 6); // exact for a normal process without ties
        var least = -0.99;
        var most = 0.99;
        var best = leaning(lean, ROUNDS);
        var off = Math.abs(spearmanOf(best) - spearman);
        for (var i = 0; i < HALVINGS && off >= CLOSE; i++) {
            var gaps = leaning(lean, SEARCH_ROUNDS);
            var found = spearmanOf(gaps);
            if (Math.abs(found - spearman) < off) {
                off = Math.abs(found - spearman);
                best = gaps;
            }
            if (found > spearman) {
                most = lean;
            } else {
                least = lean;
            }
            lean = (least + most) / 2;
        }
        return best;
    }

    private double[] leaning(double lean, int rounds) {
        var process = noise.clone();
        var rest = StrictMath.sqrt(1 - lean * lean);
        for (var i = 1; i < process.length; i++) {
            process[i] = lean * process[i - 1] + rest * noise[i];
        }
        var gaps =
                windows.map(known -> known.dealt(process, rounds)).orElseGet(() -> Ranks.like(process, ascendingNanos));
        longest.ifPresent(known -> known.exchangeIn(gaps));
        return gaps;
    }

    /** Gaps that are all alike have no order to keep. */
    private static double spearmanOf(double[] gaps) {
        var series = new LongSeries();
        for (var gap : gaps) {
            series.add((long) gap);
        }
        return LagCorrelation.spearman(series).orElse(0);
    }
}
