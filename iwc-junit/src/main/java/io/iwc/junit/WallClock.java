package io.iwc.junit;

import java.time.Duration;
import java.util.function.Supplier;

/** Lets one replay at a time have the machine's real time, so that parallel tests do not disturb each other's. */
final class WallClock {
    private static final Lending LEASE = Lending.ofJvm("the wall clock");

    private WallClock() {}

    /**
     * Runs a timed action while no other one runs.
     *
     * @param holder as messages name it
     * @param timeout how long to wait for one other to end
     */
    static <T> T exclusively(String holder, Duration timeout, Supplier<T> timed) {
        if (LEASE.isHeldByThisThread()) {
            return timed.get();
        }
        var lease = LEASE.take(holder, timeout);
        try {
            return timed.get();
        } finally {
            lease.close();
        }
    }
}
