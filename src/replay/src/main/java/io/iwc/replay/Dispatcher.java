package io.iwc.replay;

import io.iwc.schedule.internal.LoadSchedule;
import io.iwc.schedule.internal.PlannedRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Drives the schedule of a run by the monotonic clock. Its thread sleeps until shortly before the next time and spins
 * the rest, because timers of event loops are exact to a millisecond at best. An event loop that is busy with answers
 * need not wait until that thread gets a turn on the CPU: it may ask for what is due. What is late goes at once, and
 * shifts nothing that comes after. Safe for use by several threads: one at a time sends what was decided, in the order
 * in which it was decided, and no other waits for it.
 */
final class Dispatcher {
    /** What a sleeping thread oversleeps on a common kernel. With one CPU, spinning would hold up the event loop. */
    private static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 60_000 : 0;

    private final LoadSchedule schedule; // guarded by itself
    private final long zeroNanos;
    private final Queue<PlannedRequest> decided = new ConcurrentLinkedQueue<>();
    private final Consumer<PlannedRequest> decide = decided::add;
    private final ReentrantLock sending = new ReentrantLock();
    private final Thread thread = new Thread(this::dispatch, "iwc-dispatcher");
    private Consumer<PlannedRequest> send = none -> {};
    private volatile long nextNanos;
    private volatile boolean stopped;

    /**
     * A dispatcher, not yet started.
     *
     * @param zeroNanos the instant of {@link System#nanoTime()} that times count from
     */
    Dispatcher(LoadSchedule schedule, long zeroNanos) {
        this.schedule = schedule;
        this.zeroNanos = zeroNanos;
        nextNanos = schedule.nextNanos();
    }

    /** Before it is started or told of anything: to whom it hands every request at its time; must not block. */
    void sendTo(Consumer<PlannedRequest> sender) {
        send = sender;
    }

    /** Begins to watch the time. */
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** When the next request is due, from the run's zero; {@link LoadSchedule#NEVER} if something must end first. */
    long nextNanos() {
        return nextNanos;
    }

    /** How many are about to be sent. */
    int expectedUntil(long nanoTime) {
        synchronized (schedule) {
            return schedule.expectedUntil(nanoTime - zeroNanos);
        }
    }

    /** Sends, in order, everything whose time has come at this instant. */
    void sendDue(long nanoTime) {
        var now = nanoTime - zeroNanos;
        if (nextNanos > now || stopped) {
            return;
        }
        synchronized (schedule) {
            schedule.due(now, decide);
            nextNanos = schedule.nextNanos();
        }
        sendDecided();
    }

    /**
     * A request has ended, and whoever waited for its slot goes.
     *
     * @param sentNanos when it went out, from the run's zero; negative if it never did
     */
    void ended(PlannedRequest request, long sentNanos, long nanoTime) {
        boolean isSooner;
        synchronized (schedule) {
            if (sentNanos >= 0) {
                schedule.sent(request, sentNanos);
            }
            schedule.ended(request, nanoTime - zeroNanos, decide);
            isSooner = lookAhead();
        }
        sendDecided();
        wakeIf(isSooner);
    }

    /** Turns that waited for a request learn their time: when it ended, from the run's zero, and their think time. */
    void release(PlannedRequest request, long endNanos) {
        boolean isSooner;
        synchronized (schedule) {
            schedule.release(request, endNanos);
            isSooner = lookAhead();
        }
        wakeIf(isSooner);
    }

    /** Before it is started: who is told if its thread ends by a fault, whatever it was. */
    void whenItDies(Consumer<Throwable> told) {
        thread.setUncaughtExceptionHandler((died, cause) -> {
            stopped = true;
            told.accept(cause);
        });
    }

    private void dispatch() {
        while (!stopped) {
            var next = nextNanos;
            var wait = next == LoadSchedule.NEVER ? next : next - (System.nanoTime() - zeroNanos);
            if (wait > SPIN_NANOS) {
                LockSupport.parkNanos(this, wait - SPIN_NANOS);
            } else if (wait > 0) {
                Thread.onSpinWait();
            } else {
                sendDue(System.nanoTime());
            }
        }
    }

    /** Whether something is due sooner than the thread was told. */
    private boolean lookAhead() {
        var before = nextNanos;
        nextNanos = schedule.nextNanos();
        return nextNanos < before;
    }

    private void wakeIf(boolean isSooner) {
        if (isSooner) {
            LockSupport.unpark(thread);
        }
    }

    /** Whoever sends meanwhile takes these along: it looks again after it has let go. */
    private void sendDecided() {
        while (!decided.isEmpty() && sending.tryLock()) {
            try {
                for (var next = decided.poll(); next != null; next = decided.poll()) {
                    send.accept(next);
                }
            } finally {
                sending.unlock();
            }
        }
    }
}
