package io.iwc.replay.internal.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.fuzz.Refusals;

/** A page in the text format of Prometheus. */
public final class MetricsPageTarget {
    private MetricsPageTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Refusals.allow(() -> {
            for (var point : PrometheusPage.points(new String(input, UTF_8), name -> true)) {
                MetricNames.metric(point.name());
                MetricNames.labels(point);
                MetricNames.value(point);
            }
        });
    }
}
