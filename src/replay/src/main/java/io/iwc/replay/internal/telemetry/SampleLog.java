package io.iwc.replay.internal.telemetry;

import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Takes the samples of one source; times are those of {@link System#nanoTime()}. Safe for several threads. */
final class SampleLog {
    private final String source;
    private final List<TelemetrySample> samples = new ArrayList<>();

    SampleLog(String source) {
        this.source = source;
    }

    synchronized void add(long nanoTime, TelemetryMetric metric, SortedMap<String, String> labels, double value) {
        samples.add(new TelemetrySample(nanoTime, source, metric, labels, value));
    }

    synchronized List<TelemetrySample> samples() {
        return List.copyOf(samples);
    }
}
