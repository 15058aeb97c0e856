package io.iwc.fingerprint.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.Summary;
import io.iwc.statistics.internal.GammaFit;
import io.iwc.statistics.internal.LagCorrelation;
import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Metrics of the arrival times of a workload, or of the send times of a run. Times are integer
 * nanoseconds, sorted here; gaps are the differences of neighbours. Immutable.
 *
 * @since 0.1
 */
public final class ArrivalShape {
    private static final long SECOND = 1_000_000_000;
    /** Above this share of zero gaps the clock is too coarse for what is made of gaps. */
    public static final double MAX_TIE_SHARE = 0.05;

    private static final int MANY = 1 << 16;

    private final Optional<ReasonCode> reason;
    private final long[] times;
    private final LongSeries gaps;
    private final Sample gapSample;

    private ArrivalShape(Optional<ReasonCode> reason, long[] sortedTimes) {
        this.reason = reason;
        times = sortedTimes;
        gaps = new LongSeries();
        for (var i = 1; i < times.length; i++) {
            gaps.add(times[i] - times[i - 1]);
        }
        gapSample = gaps.nanosAsSeconds();
    }

    /**
     * Arrivals at these times.
     *
     * @param nanos in any order; their origin does not matter
     */
    public static ArrivalShape at(long... nanos) {
        var sorted = nanos.clone();
        Arrays.parallelSort(sorted);
        return atSorted(sorted);
    }

    /** Arrivals at these times, which are in order and not copied. */
    public static ArrivalShape atSorted(long[] nanos) {
        return new ArrivalShape(nanos.length == 0 ? Optional.of(ReasonCode.NO_REQUESTS) : Optional.empty(), nanos);
    }

    /** Arrivals that are not known, and why; every number is undefined with that reason. */
    public static ArrivalShape undefined(ReasonCode reason) {
        return new ArrivalShape(Optional.of(reason), new long[0]);
    }

    /** Last − first, seconds; 0 for one request. */
    public Measurement spanSeconds() {
        return isUnknown() ? Measurement.undefined(reason.orElseThrow()) : Measurement.of((double) span() / SECOND);
    }

    /** n/span in requests per second, as the original tool has it; reads n/(n − 1) too high. */
    public Measurement meanRps() {
        return rate(times.length);
    }

    /** (n − 1)/span in requests per second: one over the mean gap. */
    public Measurement gapRate() {
        return rate(times.length - 1L);
    }

    /** The largest count of a one-second bin, bins counted from the first arrival, the cut-off last one included. */
    public Measurement peakRps1s() {
        return isUnknown() ? Measurement.undefined(reason.orElseThrow()) : Measurement.of((double) peak());
    }

    /** The peak second over the average one, at least 1. */
    public Measurement peakToMean() {
        if (isUnknown() || times.length < 2) {
            return Measurement.undefined(reasonOr(ReasonCode.ONE_REQUEST));
        }
        var bins = span() / SECOND + 1;
        return Measurement.of((double) peak() * bins / times.length);
    }

    /** The gaps in seconds. */
    public Summary gapSummary() {
        return Summary.of(gapSample, reasonOr(ReasonCode.ONE_REQUEST));
    }

    /**
     * Burstiness as the coefficient of variation of the gaps: 0 for a clock, 1 for a Poisson process, above 1 for
     * bursts. One long gap can dominate it: compare with dispersion, gamma shape, median to mean and lag 1.
     */
    public Measurement burstinessCv() {
        if (isUnknown() || gaps.size() < 2) {
            return Measurement.undefined(reasonOr(gaps.size() == 0 ? ReasonCode.ONE_REQUEST : ReasonCode.ONE_GAP));
        }
        return span() == 0
                ? Measurement.undefined(ReasonCode.ONE_INSTANT)
                : Measurement.of(gapSample.coefficientOfVariation());
    }

    /**
     * Index of dispersion: sample variance over mean of the counts per complete window, empty windows included; 1 for
     * a Poisson process at every width.
     *
     * @param seconds width of a window, ≥ 1
     */
    public Measurement dispersion(int seconds) {
        if (isUnknown()) {
            return Measurement.undefined(reason.orElseThrow());
        }
        var width = seconds * SECOND;
        var windows = span() / width;
        if (windows < 2) {
            return Measurement.undefined(ReasonCode.FEW_WINDOWS, seconds);
        }
        var sum = 0L;
        var squares = 0.0;
        for (var from = 0; from < times.length; ) {
            var to = windowEnd(from, width);
            if ((times[from] - times[0]) / width < windows) {
                var count = to - from;
                sum += count;
                squares += (double) count * count; // whole numbers, exact below 2^53
            }
            from = to;
        }
        return Measurement.of(dispersion(windows, sum, squares));
    }

    /**
     * The same from sums.
     *
     * @param windows complete windows, at least two
     * @param sum arrivals in them
     * @param squares sum of the squares of their counts
     */
    public static double dispersion(long windows, long sum, double squares) {
        return (windows * squares - (double) sum * sum) / ((windows - 1.0) * sum);
    }

    /** Pearson correlation of neighbouring gaps. */
    public Measurement gapLag1Pearson() {
        return lag(LagCorrelation::pearson);
    }

    /** Spearman correlation of neighbouring gaps, the robust one. */
    public Measurement gapLag1Spearman() {
        return lag(LagCorrelation::spearman);
    }

    /** Shape of a gamma distribution fitted to the gaps above zero: 1 for Poisson, below 1 for bursts. */
    public Measurement gammaShape() {
        if (isUnknown()) {
            return Measurement.undefined(reason.orElseThrow());
        }
        var zeros = zeroGaps();
        if (gaps.size() - zeros < 2) {
            return Measurement.undefined(ReasonCode.FEW_GAPS_ABOVE_ZERO);
        }
        if (isQuantised()) {
            var percent =
                    BigDecimal.valueOf(100 * zeros).divide(BigDecimal.valueOf(gaps.size()), 1, RoundingMode.HALF_EVEN);
            return Measurement.undefined(ReasonCode.TIED_GAPS, percent);
        }
        return GammaFit.shape(gaps).stream()
                .mapToObj(Measurement::of)
                .findFirst()
                .orElseGet(() -> Measurement.undefined(ReasonCode.EQUAL_GAPS));
    }

    /** Median over mean of the gaps: 1 for a clock, ln 2 for Poisson, towards 0 for bursts. */
    public Measurement gapMedianToMean() {
        if (isUnknown() || times.length < 2) {
            return Measurement.undefined(reasonOr(ReasonCode.ONE_REQUEST));
        }
        return span() == 0
                ? Measurement.undefined(ReasonCode.ONE_INSTANT)
                : Measurement.of(gapSample.percentile(50) / gapSample.mean());
    }

    /** The share of gaps that are zero, 0..1. */
    public Measurement tieShare() {
        if (isUnknown() || times.length < 2) {
            return Measurement.undefined(reasonOr(ReasonCode.ONE_REQUEST));
        }
        return Measurement.of((double) zeroGaps() / gaps.size());
    }

    /** {@code smooth / batch-like} and so on, by burstiness; {@code unknown} where that is undefined. */
    public String pattern() {
        var cv = burstinessCv();
        if (!cv.isDefined()) {
            return "unknown";
        }
        return cv.value() < 0.8
                ? "smooth / batch-like"
                : cv.value() < 1.5 ? "mixed / poisson-ish" : "bursty / interactive-like";
    }

    /** Adds every {@code arrivals.*} id. */
    public void putInto(Map<Metric, Measurement> measurements) {
        var ranked = begun(this::gapLag1Spearman); // half of the work
        measurements.put(Metric.ARRIVAL_SPAN, spanSeconds());
        measurements.put(Metric.MEAN_RPS, meanRps());
        measurements.put(Metric.GAP_RATE, gapRate());
        measurements.put(Metric.PEAK_RPS_1S, peakRps1s());
        measurements.put(Metric.PEAK_TO_MEAN, peakToMean());
        gapSummary().putInto(measurements, MetricFamily.ARRIVAL_GAP);
        measurements.put(Metric.BURSTINESS_CV, burstinessCv());
        measurements.put(Metric.DISPERSION_1S, dispersion(1));
        measurements.put(Metric.DISPERSION_10S, dispersion(10));
        measurements.put(Metric.DISPERSION_60S, dispersion(60));
        measurements.put(Metric.GAP_LAG1_PEARSON, gapLag1Pearson());
        measurements.put(Metric.GAP_LAG1_SPEARMAN, ranked.get());
        measurements.put(Metric.GAMMA_SHAPE, gammaShape());
        measurements.put(Metric.GAP_MEDIAN_TO_MEAN, gapMedianToMean());
        measurements.put(Metric.TIE_SHARE, tieShare());
    }

    /** Done by another thread meanwhile, where there is much to do. */
    private Supplier<Measurement> begun(Callable<Measurement> measuring) {
        var task = ForkJoinTask.adapt(measuring);
        if (gaps.size() < MANY) {
            return task::invoke;
        }
        task.fork();
        return task::join;
    }

    private Measurement rate(long count) {
        if (isUnknown() || times.length < 2) {
            return Measurement.undefined(reasonOr(ReasonCode.ONE_REQUEST));
        }
        return span() == 0
                ? Measurement.undefined(ReasonCode.ONE_INSTANT)
                : Measurement.of((double) count * SECOND / span());
    }

    private Measurement lag(Function<LongSeries, OptionalDouble> correlation) {
        if (isUnknown() || gaps.size() < 4) {
            return Measurement.undefined(reasonOr(ReasonCode.FEW_GAPS));
        }
        var found = correlation.apply(gaps);
        return found.isPresent() ? Measurement.of(found.getAsDouble()) : Measurement.undefined(ReasonCode.EQUAL_GAPS);
    }

    private boolean isUnknown() {
        return reason.isPresent();
    }

    private ReasonCode reasonOr(ReasonCode other) {
        return reason.orElse(other);
    }

    private long span() {
        return times.length == 0 ? 0 : times[times.length - 1] - times[0];
    }

    private boolean isQuantised() {
        return zeroGaps() > MAX_TIE_SHARE * gaps.size();
    }

    private long zeroGaps() {
        var zeros = 0L;
        for (var i = 0; i < gaps.size(); i++) {
            zeros += gaps.get(i) == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** The first arrival behind the window, counted from the first arrival of all, that this one lies in. */
    private int windowEnd(int from, long width) {
        var start = times[from] - (times[from] - times[0]) % width;
        var to = from;
        while (to < times.length && times[to] - start < width) {
            to++;
        }
        return to;
    }

    private int peak() {
        var peak = 0;
        for (int from = 0, to = 0; from < times.length; from = to) {
            to = windowEnd(from, SECOND);
            peak = Math.max(peak, to - from);
        }
        return peak;
    }
}
