package io.iwc.junit;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one replay at a time have the machine's real time, so that parallel tests do not disturb each other's. */
final class WallClock {
    private static final Lock LEASE = new ReentrantLock(true);

    private WallClock() {}

    static <T> T exclusively(Supplier<T> timed) {
        LEASE.lock();
        try {
            return timed.get();
        } finally {
            LEASE.unlock();
        }
    }
}
