package io.iwc.simulator.endpoint;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that write answers: few, since none of them waits for a token. */
final class WriterThreads implements Executor, AutoCloseable {
    private static final int LEAST = 4;

    private final int count = Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
    private final ExecutorService pool =
            Executors.newFixedThreadPool(count, LoopbackServer.daemons("iwc-endpoint-writer-"));

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Runs them all, begun in their order. One that takes long holds up one thread. */
    void executeAll(List<Runnable> tasks) {
        var next = new AtomicInteger();
        for (var i = Math.min(count, tasks.size()); i > 0; i--) {
            pool.execute(() -> {
                for (var place = next.getAndIncrement(); place < tasks.size(); place = next.getAndIncrement()) {
                    tasks.get(place).run();
                }
            });
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
