package io.iwc.replay.internal.telemetry;

import io.iwc.replay.TelemetrySource;
import io.iwc.run.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Samples all sources of a replay from its preparation to its end. A source that cannot be reached at the beginning is
 * an error; one that fails later is remembered, and the replay continues.
 *
 * @since 0.1
 */
public final class TelemetryRecorder implements AutoCloseable {
    private final List<Sampler> samplers = new ArrayList<>();
    private final List<SampleLog> logs = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();

    private TelemetryRecorder() {}

    /**
     * Begins to sample.
     *
     * @param interval between two samples
     * @param endpoint whose own metrics page is meant where none is named
     * @throws io.iwc.IwcException if a source cannot be sampled; none is left running
     */
    public static TelemetryRecorder start(List<TelemetrySource> sources, Duration interval, OwnOrigin endpoint) {
        return start(sources, interval, endpoint, System.getenv());
    }

    static TelemetryRecorder start(
            List<TelemetrySource> sources, Duration interval, OwnOrigin endpoint, Map<String, String> environment) {
        var recorder = new TelemetryRecorder();
        try {
            for (var source : sources) {
                recorder.add(source, interval, endpoint, environment);
            }
            return recorder;
        } catch (RuntimeException e) {
            recorder.close();
            throw e;
        }
    }

    int samplesSoFar() {
        return logs.stream().mapToInt(log -> log.samples().size()).sum();
    }

    /** What was sampled, on the clock whose zero this is by {@link System#nanoTime()}; closes the recorder. */
    public Telemetry stop(long zeroNanos) {
        close();
        return Telemetry.of(logs.stream()
                .flatMap(log -> log.samples().stream())
                .map(sample -> sample.since(zeroNanos))
                .toList());
    }

    /** Names on metrics pages of servers we know that nothing is made of, sorted; histograms once. */
    public SortedSet<String> unmapped() {
        var names = new TreeSet<String>();
        samplers.forEach(it -> names.addAll(it.unmapped()));
        return names;
    }

    /** Messages on sampling failures. */
    public List<String> problems() {
        return samplers.stream().map(Sampler::problem).flatMap(Optional::stream).toList();
    }

    @Override
    public void close() {
        samplers.forEach(Sampler::close);
    }

    private void add(TelemetrySource source, Duration interval, OwnOrigin endpoint, Map<String, String> environment) {
        var kind = source instanceof TelemetrySource.NvidiaSmi ? "nvidia-smi" : "prometheus";
        var log = new SampleLog(numbered(kind));
        logs.add(log);
        if (source instanceof TelemetrySource.Prometheus prometheus) {
            samplers.add(PrometheusScraper.start(prometheus.page().orElseGet(endpoint::page), endpoint, interval, log));
        } else {
            samplers.add(NvidiaSmiStream.start(interval, log, environment));
        }
        kinds.add(kind);
    }

    /** {@code prometheus}, then {@code prometheus-2}. */
    private String numbered(String kind) {
        var before = kinds.stream().filter(kind::equals).count();
        return before == 0 ? kind : kind + "-" + (before + 1);
    }
}
