package io.iwc.replay;

/**
 * The progress of a replay at one moment. {@code sent = inFlight + ok + failed + cancelled}. IWC implements it; it may
 * get further methods.
 *
 * @since 0.1
 */
public interface Progress {
    /** Requests to be sent in all. */
    int planned();

    /** Requests sent so far. */
    int sent();

    /** Requests without an end. */
    int inFlight();

    /** Requests answered in full. */
    int ok();

    /** Requests that failed. */
    int failed();

    /** Requests that were hung up on. */
    int cancelled();

    /** Mean time from send to first token so far, in seconds, 0 before the first. */
    double meanTtftSeconds();

    /** Token-bearing chunks so far, of requests that have ended. */
    long chunks();

    /** Seconds since the clock started, 0 before. */
    double elapsedSeconds();
}
