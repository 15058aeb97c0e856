package io.iwc.assertj;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.run.Run;
import java.time.Duration;
import java.util.Optional;

/** Whether a client that could not keep its schedule spoils a number, and what to say then. */
final class Lateness {
    private Lateness() {}

    /** Why the run's latencies are invalid for this bound; empty if they are valid. */
    static String of(Run run, Optional<Duration> boundInForce) {
        var reasons = boundInForce.map(run::invalidReasons).orElseGet(run::invalidReasons);
        return reasons.isEmpty() ? "" : "the run is INVALID: " + String.join("; ", reasons);
    }

    /** Whether a bound on the metric is one that the lag has to be small against: it counts from the schedule. */
    static boolean isBoundedBySchedule(Metric metric) {
        return MetricFamily.RUN_RESPONSE_TTFT.contains(metric) || MetricFamily.RUN_RESPONSE.contains(metric);
    }
}
