package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.io.Serial;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The threads that read requests: as many as are needed, up to a limit. One that waits for a slow sender does so
 * only as long as no other request waits for a thread; then the slowest senders are cut off. An answer that is being
 * made is never interrupted.
 */
final class HandlerThreads implements Executor, AutoCloseable {
    private static final int MOST = 256;
    private static final int IDLE_SECONDS = 10;
    private static final long CROWDED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CHECK_MILLIS = 250;

    private final Handover queue = new Handover();
    private final ThreadPoolExecutor pool;
    private final Map<Thread, Reading> readers = new ConcurrentHashMap<>();
    private final AtomicBoolean watched = new AtomicBoolean();

    HandlerThreads(ThreadFactory threads) {
        pool = new ThreadPoolExecutor(
                0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads, (task, full) -> queue.put(task));
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(() -> run(task));
        if (!queue.isEmpty()) {
            watch();
        }
    }

    /** The calling thread has read its request and is not to be interrupted any more. */
    void hasRead() {
        var reading = readers.get(Thread.currentThread());
        if (reading != null) {
            reading.end();
        }
    }

    /** Runs what reads on the calling thread, and cuts it off after that time. */
    static void within(long millis, Reader reader) throws IOException {
        var reading = new Reading(Thread.currentThread(), System.nanoTime());
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(reading::cutOff);
        try {
            reader.read();
        } finally {
            reading.end();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void run(Runnable task) {
        var reading = new Reading(Thread.currentThread(), System.nanoTime());
        readers.put(reading.thread, reading);
        try {
            task.run();
        } finally {
            readers.remove(reading.thread);
            reading.end();
            Thread.interrupted(); // it may have come just before the end
        }
    }

    /** Looks after slow senders for as long as requests wait for a thread. */
    private void watch() {
        if (watched.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(CHECK_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        watched.set(false);
                        if (!queue.isEmpty() && !pool.isShutdown()) {
                            cutOff(queue.size());
                            watch();
                        }
                    });
        }
    }

    private void cutOff(int waiting) {
        var now = System.nanoTime();
        readers.values().stream()
                .filter(reading -> now - reading.since > CROWDED_NANOS)
                .sorted(Comparator.comparingLong(reading -> reading.since))
                .limit(waiting)
                .forEach(Reading::cutOff);
    }

    /** Reads from a client. */
    @FunctionalInterface
    interface Reader {
        void read() throws IOException;
    }

    /** A request that is being read. */
    private static final class Reading {
        private final Thread thread;
        private final long since;
        private boolean ended;

        private Reading(Thread thread, long since) {
            this.thread = thread;
            this.since = since;
        }

        synchronized void end() {
            ended = true;
        }

        /** Closes its channel, which is what an interrupt does to one that is read. */
        synchronized void cutOff() {
            if (!ended) {
                thread.interrupt();
            }
        }
    }

    /** Hands tasks to threads that wait; makes the pool start another one otherwise. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
