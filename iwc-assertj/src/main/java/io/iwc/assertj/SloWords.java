package io.iwc.assertj;

import io.iwc.metric.Metric;
import io.iwc.run.Slo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/** Targets as messages name them: {@code TTFT ≤ 500 ms and TPOT ≤ 50 ms}. */
final class SloWords {
    private SloWords() {}

    static String of(Slo slo) {
        var parts = new ArrayList<String>();
        part("TTFT", slo.ttft()).ifPresent(parts::add);
        part("TPOT", slo.tpot()).ifPresent(parts::add);
        part("latency", slo.latency()).ifPresent(parts::add);
        return String.join(" and ", parts);
    }

    private static Optional<String> part(String name, Optional<Duration> target) {
        return target.map(atMost -> name + " ≤ " + ShownBounds.bound(Metric.RUN_DURATION, Seconds.of(atMost)));
    }
}
