package io.iwc.replay;

import io.iwc.IwcException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When a run's zero is, on both clocks. Here alone a wall clock is read, once: whatever it does afterwards, all stamps
 * are of the monotonic one.
 *
 * @param zeroNanos by {@link System#nanoTime()}
 * @param instant the same by the wall clock
 */
record Start(long zeroNanos, Instant instant) {
    private static final long HEAD_START_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** In a moment, or at the time that was asked for. */
    static Start of(Optional<Instant> startAt, InstantSource clock) {
        var now = clock.instant();
        var mono = System.nanoTime();
        var instant = startAt.orElseGet(() -> now.plusNanos(HEAD_START_NANOS));
        return new Start(mono + Duration.between(now, instant).toNanos(), instant);
    }

    /**
     * Refuses a time that has passed.
     *
     * @throws IwcException if it has
     */
    static void requireAhead(Optional<Instant> startAt, InstantSource clock) {
        var now = clock.instant();
        if (startAt.isPresent() && startAt.get().isBefore(now)) {
            throw new IwcException("start at " + startAt.get() + ": found a time that has passed (it is " + now
                    + "), expected one that leaves time to prepare the requests and to reach the endpoint");
        }
    }
}
