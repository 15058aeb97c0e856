package io.iwc.junit;

import java.time.Duration;
import java.util.function.Supplier;

/** Lets one replay at a time have the machine's real time, so that parallel tests do not disturb each other's. */
final class WallClock {
    private static final Lending LEASE = Lending.ofJvm("the wall clock");

    private WallClock() {}

    /**
     * Runs what is timed when no other does.
     *
     * @param taker as messages name it
     * @param patience how long one other may take
     */
    static <T> T exclusively(String taker, Duration patience, Supplier<T> timed) {
        if (LEASE.isHeldByThisThread()) {
            return timed.get();
        }
        var lease = LEASE.take(taker, patience);
        try {
            return timed.get();
        } finally {
            lease.close();
        }
    }
}
