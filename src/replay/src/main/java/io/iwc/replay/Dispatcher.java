package io.iwc.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets every request go at its time. One thread, one absolute schedule on the monotonic clock: it sleeps until shortly
 * before the next time and spins the rest, because timers of event loops are exact to a millisecond at best. When it
 * is late it sends at once; it never shifts what comes after.
 */
final class Dispatcher implements Runnable {
    /** What a sleeping thread oversleeps on a common kernel. With one CPU, spinning would hold up the event loop. */
    private static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 60_000 : 0;

    private final Timetable timetable;
    private final long zeroNanos;
    private final Consumer<Planned> send;
    private final Thread thread = new Thread(this, "iwc-dispatcher");
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
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A turn has learnt its time. */
    void add(Planned planned) {
        timetable.add(planned);
        LockSupport.unpark(thread);
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!stopped) {
            var next = timetable.peek();
            if (next.isEmpty()) {
                LockSupport.park(this);
            } else if (isDue(next.get())) {
                timetable.take(next.get());
                send.accept(next.get());
            }
        }
    }

    /** Waits for its time; false if it woke up early and should look again. */
    private boolean isDue(Planned planned) {
        var due = zeroNanos + planned.scheduledNanos();
        var wait = due - System.nanoTime();
        if (wait > SPIN_NANOS) {
            LockSupport.parkNanos(this, wait - SPIN_NANOS);
            return false;
        }
        while (System.nanoTime() - due < 0) {
            Thread.onSpinWait();
        }
        return true;
    }
}
