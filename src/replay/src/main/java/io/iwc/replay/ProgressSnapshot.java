package io.iwc.replay;

/** The counts of a {@link Tally} at one moment. */
record ProgressSnapshot(
        int planned,
        int sent,
        int inFlight,
        int ok,
        int failed,
        int cancelled,
        double meanTtftSeconds,
        long chunks,
        double elapsedSeconds)
        implements Progress {}
