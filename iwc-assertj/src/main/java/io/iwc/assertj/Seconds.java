package io.iwc.assertj;

import java.time.Duration;

/** Durations of tests as the seconds that metrics count in. */
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    static Duration asDuration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
