package io.iwc.cli;

import io.iwc.replay.RunningReplay;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a command replays: stops what runs, and holds the JVM until what was done is written. The JVM then ends
 * with 130 by itself. Before the first replay there is nothing to hold it for.
 */
final class Interrupt implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String command;
    private final Duration patience;
    private final PrintWriter err;
    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::trigger, "iwc-interrupt");
    private Optional<RunningReplay> running = Optional.empty();
    private boolean hasCome;

    /**
     * An interrupt that has not come.
     *
     * @param command what it would interrupt: {@code iwc run}
     * @param patience how long the JVM is held at most
     * @param err where it says that this was not enough
     */
    Interrupt(String command, Duration patience, PrintWriter err) {
        this.command = command;
        this.patience = patience;
        this.err = err;
    }

    /** Whether nothing more is to be begun. */
    synchronized boolean hasCome() {
        return hasCome;
    }

    /** From now on stops this replay; at once if it has come. */
    synchronized void stops(RunningReplay replay) {
        if (running.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        running = Optional.of(replay);
        if (hasCome) {
            replay.stop();
        }
    }

    /** Everything is written, or cannot be. */
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what brought us here
        }
    }

    void trigger() {
        stopRunning();
        try {
            if (!written.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                err.println(command + ": the run folder could not be completed in time; its part file has the rest");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stopRunning() {
        hasCome = true;
        running.ifPresent(RunningReplay::stop);
    }
}
