package io.iwc.replay;

import java.util.concurrent.CountDownLatch;

/** How a replay waits. */
final class Waiting {
    private Waiting() {}

    /** A thread that is interrupted while it waits stops the replay, and still gets what was done. */
    static void uninterruptibly(CountDownLatch latch, Runnable whenInterrupted) {
        var interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
                whenInterrupted.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
