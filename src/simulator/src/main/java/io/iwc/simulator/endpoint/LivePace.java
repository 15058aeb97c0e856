package io.iwc.simulator.endpoint;

import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.EngineLoad;
import io.iwc.simulator.internal.Scheduler;
import io.iwc.simulator.internal.Sequence;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The wall clock: one thread steps one engine and sleeps to each step's end, so that requests queue, batch and slow
 * each other down as the profile says. A step begins where the one before it ended, not when the thread woke up:
 * oversleeping does not add up.
 */
final class LivePace implements Pace {
    /** Beyond this the thread was held up (a garbage collection, say); catching up would be a burst. */
    private static final long MOST_CAUGHT_UP = TimeUnit.MILLISECONDS.toNanos(50);

    private final Scheduler scheduler;
    private final StepWriters writers;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "iwc-engine");
    private volatile EngineLoad load;
    private volatile boolean closed;

    LivePace(EngineProfile profile, WriterThreads threads) {
        scheduler = new Scheduler(profile);
        writers = new StepWriters(threads::executeAll);
        load = scheduler.load();
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void start(Sequence sequence) {
        inbox.add(() -> scheduler.submit(sequence));
    }

    @Override
    public void cancel(Sequence sequence) {
        inbox.add(() -> scheduler.cancel(sequence));
    }

    @Override
    public Writers writers() {
        return writers;
    }

    @Override
    public EngineLoad load() {
        return load;
    }

    @Override
    public void forgetPrefixes() {
        inbox.add(scheduler::forgetPrefixes);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        var end = System.nanoTime();
        while (!closed) {
            if (scheduler.isIdle()) {
                load = scheduler.load();
                if (!awaitWork()) {
                    return;
                }
                end = System.nanoTime();
            }
            for (var work = inbox.poll(); work != null; work = inbox.poll()) {
                work.run();
            }
            if (!scheduler.isIdle()) {
                end = Math.max(end, System.nanoTime() - MOST_CAUGHT_UP) + scheduler.beginStep();
                load = scheduler.load();
                sleepUntil(end);
                scheduler.endStep(end);
                writers.handOver();
            }
        }
    }

    private boolean awaitWork() {
        try {
            inbox.take().run();
            return true;
        } catch (InterruptedException e) {
            return false; // closed
        }
    }

    private void sleepUntil(long nanos) {
        for (var left = nanos - System.nanoTime(); left > 0 && !closed; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
