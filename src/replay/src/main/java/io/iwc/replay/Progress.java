package io.iwc.replay;

/**
 * The progress of a replay. {@code sent = inFlight + ok + failed + cancelled}.
 *
 * @param planned requests to be sent in all
 * @param sent requests sent so far
 * @param inFlight requests without an end
 * @param ok requests answered in full
 * @param failed requests that failed
 * @param cancelled requests that were hung up on
 * @param meanTtftSeconds mean time from send to first token so far, 0 before the first
 * @param chunks token-bearing chunks so far, of requests that have ended
 * @param elapsedSeconds since the clock started, 0 before
 * @since 0.1
 */
public record Progress(
        int planned,
        int sent,
        int inFlight,
        int ok,
        int failed,
        int cancelled,
        double meanTtftSeconds,
        long chunks,
        double elapsedSeconds) {}
