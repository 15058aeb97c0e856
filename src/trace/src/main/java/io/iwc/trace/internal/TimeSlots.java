package io.iwc.trace.internal;

import java.time.Instant;
import java.time.LocalDate;

/** Times of a trace as text: calendar times where its clock is one, in UTC. */
final class TimeSlots {
    private static final long NANOS = 1_000_000_000;

    private TimeSlots() {}

    static String instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                .toString();
    }

    static String day(long daysSince1970) {
        return LocalDate.ofEpochDay(daysSince1970).toString();
    }

    /** Seconds since 1970 of what {@link #instant} wrote. */
    static double seconds(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }
}
