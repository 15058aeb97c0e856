package io.iwc.replay;

import io.iwc.run.Slo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a replay is carried out. Start from {@link #defaults()} and change what differs.
 *
 * @param maxConcurrency requests in flight at most, 0 = no cap; waiting for a slot is response time, not lag
 * @param warmup requests sent before the clock starts; their prompts are not the workload's
 * @param limit requests sent at most, 0 = all
 * @param cache whether every prompt is salted
 * @param connectTimeout to an open connection
 * @param firstByteTimeout from send to the first byte
 * @param idleTimeout between two reads
 * @param totalTimeout from send to the end
 * @param maxLag schedule lag p99 above which the run is invalid; empty = by the rule of the house
 * @param slo targets behind goodput
 * @param folder where records are appended as they complete, and the run folder is written
 * @since 0.1
 */
public record ReplayOptions(
        int maxConcurrency,
        int warmup,
        int limit,
        Cache cache,
        Duration connectTimeout,
        Duration firstByteTimeout,
        Duration idleTimeout,
        Duration totalTimeout,
        Optional<Duration> maxLag,
        Optional<Slo> slo,
        Optional<Path> folder) {
    public static ReplayOptions defaults() {
        return new ReplayOptions(
                0,
                0,
                0,
                Cache.COLD,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** State of the endpoint's prefix cache. */
    public enum Cache {
        /** Every prompt begins with a salt of this run, so nothing of an earlier run is reused. */
        COLD,
        WARM
    }
}
