package io.iwc.record;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of calls under way are held. Thread-safe. */
final class Budget {
    /** Of one body. */
    static final int MOST_OF_A_BODY = 64 << 20;

    private static final int SHARE_OF_HEAP = 8;

    private final AtomicLong left;

    Budget() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    Budget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Takes so many, or none. */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
