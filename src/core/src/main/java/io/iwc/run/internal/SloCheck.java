package io.iwc.run.internal;

import io.iwc.run.RequestRecord;
import io.iwc.run.Slo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Whether a request that ended ok met every target. A duration that is undefined misses its target, but for the TPOT of
 * an answer of one token: there the target does not apply.
 */
public final class SloCheck {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Slo slo;

    public SloCheck(Slo slo) {
        this.slo = slo;
    }

    public boolean isMetBy(RequestRecord record) {
        var timings = RequestTimings.of(record);
        return holds(slo.ttft(), timings.responseTtftNanos())
                && holds(slo.latency(), timings.responseNanos())
                && (skipsTpotOf(record) || holds(slo.tpot(), timings.tpotSeconds()));
    }

    boolean skipsTpotOf(RequestRecord record) {
        return slo.tpot().isPresent() && record.outputTokens().orElse(0) == 1;
    }

    private static boolean holds(Optional<Duration> target, OptionalLong nanos) {
        return target.isEmpty()
                || (nanos.isPresent() && nanos.getAsLong() <= target.get().toNanos());
    }

    private static boolean holds(Optional<Duration> target, OptionalDouble seconds) {
        return target.isEmpty()
                || (seconds.isPresent() && seconds.getAsDouble() <= target.get().toNanos() / NANOS_PER_SECOND);
    }
}
