package io.iwc.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One telemetry sample of a server or a tool during a run.
 *
 * @param nanos from the run's zero, on the clock of its records; negative before it
 * @param source its source: {@code nvidia-smi}, {@code prometheus}
 * @param metric what it is
 * @param labels which one of several it is of: {@code gpu} = {@code 0}, and {@code uuid}, by which GPUs of several
 *     machines are distinguished
 * @param value finite
 * @since 0.1
 */
public record TelemetrySample(
        long nanos, String source, TelemetryMetric metric, SortedMap<String, String> labels, double value) {
    public TelemetrySample {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(metric.text() + ": found " + value + ", expected a finite number");
        }
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** The same sample on a clock whose zero is {@code nanos} later. */
    public TelemetrySample since(long zeroNanos) {
        return new TelemetrySample(nanos - zeroNanos, source, metric, labels, value);
    }
}
