package io.iwc.run.internal;

import io.iwc.run.Slo;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How late a client may send before its lateness shows in what it measures: 5 % of the tightest latency bound in force,
 * at least 2 ms; 25 ms where no bound is in force. TPOT is no such bound: it does not count from the schedule.
 */
public final class LagBudget {
    private static final Duration WITHOUT_BOUND = Duration.ofMillis(25);
    private static final Duration LEAST = Duration.ofMillis(2);
    private static final int SHARE = 20;

    private LagBudget() {}

    public static Duration of(Optional<Slo> slo, Optional<Duration> asserted) {
        var targets = slo.stream().flatMap(all -> Stream.concat(all.ttft().stream(), all.latency().stream()));
        return Stream.concat(targets, asserted.stream())
                .min(Duration::compareTo)
                .map(bound -> bound.dividedBy(SHARE))
                .map(share -> share.compareTo(LEAST) < 0 ? LEAST : share)
                .orElse(WITHOUT_BOUND);
    }
}
