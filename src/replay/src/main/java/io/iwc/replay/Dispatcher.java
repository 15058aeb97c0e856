package io.iwc.replay;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets every request go at its time, on one absolute schedule on the monotonic clock. Its thread sleeps until shortly
 * before the next time and spins the rest, because timers of event loops are exact to a millisecond at best. An event
 * loop that is busy with answers need not wait until that thread gets a turn on the CPU: it may ask for what is due.
 * What is late goes at once, and shifts nothing that comes after. Safe for use by several threads.
 */
final class Dispatcher implements Runnable {
    /** What a sleeping thread oversleeps on a common kernel. With one CPU, spinning would hold up the event loop. */
    private static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 60_000 : 0;

    private static final long NEVER = Long.MAX_VALUE;

    private final Timetable timetable;
    private final long zeroNanos;
    private final Consumer<Planned> send;
    private final Thread thread = new Thread(this, "iwc-dispatcher");
    private final Object sending = new Object();
    private volatile long nextNanos;
    private volatile boolean stopped;

    /**
     * A dispatcher, not yet started.
     *
     * @param zeroNanos the instant of {@link System#nanoTime()} that times count from
     */
    Dispatcher(Timetable timetable, long zeroNanos, Consumer<Planned> send) {
        this.timetable = timetable;
        this.zeroNanos = zeroNanos;
        this.send = send;
        nextNanos = time(timetable.peek());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A turn has learnt its time. */
    void add(Planned planned) {
        synchronized (sending) {
            timetable.add(planned);
            nextNanos = time(timetable.peek());
        }
        LockSupport.unpark(thread);
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** Sends, in order, everything whose time has come at this instant. */
    void sendDue(long nanoTime) {
        var now = nanoTime - zeroNanos;
        if (nextNanos > now || stopped) {
            return;
        }
        synchronized (sending) {
            var next = timetable.peek();
            for (; time(next) <= now; next = timetable.peek()) {
                timetable.take(next.orElseThrow());
                send.accept(next.orElseThrow());
            }
            nextNanos = time(next);
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            var wait = nextNanos - (System.nanoTime() - zeroNanos);
            if (wait > SPIN_NANOS) {
                LockSupport.parkNanos(this, wait - SPIN_NANOS);
            } else if (wait > 0) {
                Thread.onSpinWait();
            } else {
                sendDue(System.nanoTime());
            }
        }
    }

    private static long time(Optional<Planned> next) {
        return next.map(Planned::scheduledNanos).orElse(NEVER);
    }
}
