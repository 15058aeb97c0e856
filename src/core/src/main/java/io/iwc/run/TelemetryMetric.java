package io.iwc.run;

import io.iwc.metric.Unit;
import java.util.Arrays;
import java.util.Optional;

/**
 * A telemetry metric, under one name for all servers and tools.
 *
 * @since 0.1
 */
public enum TelemetryMetric {
    /** Share of the KV cache that is held, 0..1. */
    KV_USAGE("kvUsage", Unit.SHARE),
    /** Requests that are being computed. */
    RUNNING("running", Unit.COUNT),
    /** Requests that the server has not begun. */
    WAITING("waiting", Unit.COUNT),
    /** Prompt tokens found in the prefix cache since the server started; only grows. */
    PREFIX_HITS("prefixHits", Unit.TOKENS),
    /** Prompt tokens looked up in the prefix cache since the server started; only grows. */
    PREFIX_QUERIES("prefixQueries", Unit.TOKENS),
    /** Share of looked-up prompt tokens that were in the prefix cache, as the server sees it at the moment. */
    PREFIX_HIT_SHARE("prefixHitShare", Unit.SHARE),
    /** Used memory of one GPU in MiB, which {@code nvidia-smi} and DCGM call MB or MiB. */
    GPU_MEMORY_MB("gpuMemoryMb", Unit.PLAIN),
    /** Share of the time in which one GPU had a kernel running, 0..1. */
    GPU_UTILISATION("gpuUtilisation", Unit.SHARE),
    /** Power of one GPU in watts. */
    POWER_WATTS("powerWatts", Unit.PLAIN);

    private final String text;
    private final Unit unit;

    TelemetryMetric(String text, Unit unit) {
        this.text = text;
        this.unit = unit;
    }

    /** As in {@code telemetry.csv}. */
    public String text() {
        return text;
    }

    /** What it counts in; megabytes and watts are plain numbers. */
    public Unit unit() {
        return unit;
    }

    public static Optional<TelemetryMetric> named(String text) {
        return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
    }
}
