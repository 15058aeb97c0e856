package io.iwc.cli;

import io.iwc.replay.RunningReplay;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a replay runs: stops it, and holds the JVM until what was done is written. The JVM then ends with 130 by
 * itself.
 */
final class Interrupt {
    private static final long SECONDS_TO_WRITE = 30;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(RunningReplay replay) {
        hook = new Thread(() -> stop(replay), "iwc-interrupt");
    }

    static Interrupt stops(RunningReplay replay) {
        var interrupt = new Interrupt(replay);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Everything is written, or cannot be. */
    void settled() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what brought us here
        }
    }

    private void stop(RunningReplay replay) {
        replay.stop();
        try {
            if (!written.await(SECONDS_TO_WRITE, TimeUnit.SECONDS)) {
                System.err.println(
                        "iwc run: the run folder could not be completed in time; its part file has the rest");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
