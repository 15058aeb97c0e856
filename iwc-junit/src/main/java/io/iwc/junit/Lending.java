package io.iwc.junit;

import io.iwc.IwcException;
import io.iwc.artifact.internal.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lends one thing to one test at a time, in the order in which they ask. A test waits while others come and go, and
 * gives up when one of them keeps the thing longer than {@code iwc.lease.timeout}.
 *
 * @param thing as messages name it
 * @param free its one permit says that nobody has it
 * @param holder who has it
 * @param thread on which the holder took it
 * @param turns how often it was lent
 */
record Lending(
        String thing,
        Semaphore free,
        AtomicReference<String> holder,
        AtomicReference<@Nullable Thread> thread,
        AtomicInteger turns) {
    private static final String NOBODY = "nobody";

    /** Lends a thing of this class loader. */
    static Lending of(String thing) {
        return new Lending(
                thing,
                new Semaphore(1, true),
                new AtomicReference<>(NOBODY),
                new AtomicReference<>(),
                new AtomicInteger());
    }

    /** Lends what there is once in the JVM, whatever class loaders ask. */
    static Lending ofJvm(String thing) {
        return new Lending(
                thing,
                JvmShared.object(thing + ": free", () -> new Semaphore(1, true)),
                JvmShared.object(thing + ": holder", () -> new AtomicReference<>(NOBODY)),
                JvmShared.object(thing + ": thread", AtomicReference::new),
                JvmShared.object(thing + ": turns", AtomicInteger::new));
    }

    /** Lends it to a test until JUnit closes the test's store, once however often it is asked for. */
    void lendTo(ExtensionContext test) {
        var patience = Configuration.of(test).leaseTimeout();
        var lease = new Stores.Key<>(Lease.class, List.of(thing, test.getUniqueId()));
        Stores.computeIfAbsent(test, lease, () -> take(test.getUniqueId(), patience));
    }

    boolean isHeldByThisThread() {
        return thread.get() == Thread.currentThread();
    }

    /**
     * Takes it.
     *
     * @param taker as messages name it
     * @param patience how long one holder may keep it
     * @throws IwcException if a holder keeps it longer, waits for this very thread, or the thread is interrupted
     */
    Lease take(String taker, Duration patience) {
        if (isHeldByThisThread()) {
            throw new IwcException(thing + ": found " + taker + " on the thread of " + holder.get()
                    + ", which has it and can only give it back when this one has ended; expected one after the other:"
                    + " use no parallel streams and fork-join tasks in tests that run in parallel");
        }
        var seen = turns.get();
        while (!acquire(taker, patience)) {
            var now = turns.get();
            if (now == seen) {
                throw new IwcException(thing + ": " + holder.get() + " has kept it for more than "
                        + TimeText.of(patience) + ", and " + taker + " waits for it; if a test may take that long,"
                        + " raise iwc.lease.timeout");
            }
            seen = now;
        }
        turns.incrementAndGet();
        holder.set(taker);
        thread.set(Thread.currentThread());
        return new Lease(this);
    }

    private boolean acquire(String taker, Duration patience) {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IwcException(
                    thing + ": " + taker + " was interrupted while " + holder.get() + " had it", stopped);
        }
    }

    /** The right to the thing; to be closed once. */
    record Lease(Lending of) implements AutoCloseable {
        @Override
        public void close() {
            of.holder.set(NOBODY);
            of.thread.set(null);
            of.free.release();
        }
    }
}
