package io.iwc.assertj;

import io.iwc.metric.Metric;
import io.iwc.run.Run;
import java.time.Duration;
import java.util.Optional;

/** Whether a client that could not keep its schedule spoils a number, and what to say then. */
final class Lateness {
    private Lateness() {}

    /** Whether the metric is the client's fault when the client is late. */
    static boolean appliesTo(Metric metric) {
        var id = metric.id();
        return id.startsWith("run.")
                && !id.startsWith("run.scheduleLag")
                && !id.startsWith("run.requests.")
                && !id.equals("run.errorRate")
                && !id.equals("run.durationSeconds");
    }

    /** Why the run's latencies are invalid for this bound; empty if they are valid. */
    static String of(Run run, Optional<Duration> boundInForce) {
        var reasons = boundInForce.map(run::invalidReasons).orElseGet(run::invalidReasons);
        return reasons.isEmpty() ? "" : "the run is INVALID: " + String.join("; ", reasons);
    }

    /** Whether a bound on the metric is one that the lag has to be small against: it counts from the schedule. */
    static boolean isBoundedBySchedule(Metric metric) {
        return metric.id().startsWith("run.response");
    }
}
