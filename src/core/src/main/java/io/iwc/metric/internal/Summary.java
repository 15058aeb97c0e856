package io.iwc.metric.internal;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.statistics.internal.Sample;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The family {@code X.n .mean .std .min .p25 .p50 .p75 .p90 .p95 .p99 .max} of one base id X, with the distribution
 * behind it. What no value answers is undefined with one reason, and {@code X.n} is then 0.
 *
 * @since 0.1
 */
public final class Summary {
    private static final List<String> SUFFIXES = Stream.of(
                    Stream.of("mean", "std", "min"),
                    Arrays.stream(Percentile.values()).map(Percentile::suffix),
                    Stream.of("max"))
            .flatMap(names -> names)
            .map(name -> "." + name)
            .toList();

    private final Optional<Sample> sample;
    private final Optional<Reason> reason;

    private Summary(Optional<Sample> sample, Optional<Reason> reason) {
        this.sample = sample;
        this.reason = reason;
    }

    /**
     * The summary of a sample.
     *
     * @param reasonIfEmpty why there is no number, should the sample have no value
     */
    public static Summary of(Sample sample, Reason reasonIfEmpty) {
        return sample.n() == 0 ? undefined(reasonIfEmpty) : new Summary(Optional.of(sample), Optional.empty());
    }

    /** The same, for a reason without details. */
    public static Summary of(Sample sample, ReasonCode reasonIfEmpty) {
        return of(sample, Reason.of(reasonIfEmpty));
    }

    /** A family without any value, and why. */
    public static Summary undefined(Reason reason) {
        return new Summary(Optional.empty(), Optional.of(reason));
    }

    /** The ends of the ids that are undefined together: all but {@code .n}. */
    public static List<String> suffixes() {
        return SUFFIXES;
    }

    /** The base ids of the families among some metrics: each has an {@code .n}. */
    static List<String> basesIn(Collection<Metric> metrics) {
        return metrics.stream()
                .map(Metric::id)
                .filter(id -> id.endsWith(".n"))
                .map(id -> id.substring(0, id.length() - 2))
                .toList();
    }

    /** Adds the eleven metrics of the family to a map of measurements. */
    public void putInto(Map<? super Metric, ? super Measurement> measurements, MetricFamily family) {
        measurements.put(family.n(), Measurement.of(sample.map(Sample::n).orElse(0L)));
        measurements.put(family.mean(), mean());
        measurements.put(family.std(), std());
        measurements.put(family.min(), value(Sample::min));
        for (var percentile : Percentile.values()) {
            measurements.put(family.at(percentile), percentile(percentile));
        }
        measurements.put(family.max(), value(Sample::max));
    }

    /** The arithmetic mean. */
    public Measurement mean() {
        return value(Sample::mean);
    }

    /** The sample standard deviation (n − 1). */
    public Measurement std() {
        return sample.isPresent() && sample.get().n() == 1
                ? Measurement.undefined(ReasonCode.ONE_VALUE)
                : value(Sample::sampleStd);
    }

    /** A percentile, type 7. */
    public Measurement percentile(Percentile percentile) {
        return value(sample -> sample.percentile(percentile.percent()));
    }

    /** The values for storage and distances, if there are any. */
    public Optional<Distribution> distribution() {
        return sample.map(StoredSamples::distribution);
    }

    private Measurement value(ToDoubleFunction<Sample> statistic) {
        return sample.map(values -> Measurement.of(statistic.applyAsDouble(values)))
                .orElseGet(() -> Measurement.undefined(reason.orElseThrow()));
    }
}
