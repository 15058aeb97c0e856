package io.iwc.replay.internal.client;

/** Where the calls of a client come from; asked by its event loops, which must not be kept waiting. */
public interface CallSource {
    /** How many calls are about to be submitted: connections are opened for them. */
    int expectedSoon();

    /**
     * Submits what is due. Asked after every read, so that a loop that never sleeps does not wait for another thread
     * to get its turn.
     *
     * @param nanoTime now, by {@link System#nanoTime()}
     */
    void submitDue(long nanoTime);
}
