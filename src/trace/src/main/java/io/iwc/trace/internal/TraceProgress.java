package io.iwc.trace.internal;

import java.util.function.LongSupplier;

/**
 * How far a trace has been studied, for a line that is shown while it lasts. Thread-safe.
 *
 * @since 0.1
 */
public final class TraceProgress {
    private static final double NANOS = 1e9;

    private final LongSupplier clock;
    private final long begun;
    private String doing = "";
    private int steps = 1;
    private int done;
    private long rows;

    /**
     * Progress of something that begins now.
     *
     * @param clock nanoseconds of a clock that never goes back
     */
    public TraceProgress(LongSupplier clock) {
        this.clock = clock;
        begun = clock.getAsLong();
    }

    synchronized void begin(String what) {
        doing = what;
    }

    synchronized void plan(int all) {
        steps = Math.max(1, all);
    }

    synchronized void step() {
        done++;
    }

    synchronized void rows(long read) {
        rows = read;
    }

    /** One line: what is done, of how many rows, and how long the rest will take. */
    public synchronized String text() {
        var elapsed = (clock.getAsLong() - begun) / NANOS;
        var share = (double) Math.min(done, steps) / steps;
        var left =
                done == 0 ? "" : String.format(java.util.Locale.ROOT, ", %.0f s left", elapsed * (1 - share) / share);
        var counted = rows == 0 ? "" : String.format(java.util.Locale.ROOT, "%,d rows, ", rows);
        return String.format(java.util.Locale.ROOT, "%3.0f %%  %s%s%s", share * 100, counted, doing, left);
    }
}
