package io.iwc.arrival;

import io.iwc.IwcException;

/** From seconds to integer nanoseconds and back, half-even, never wrapping around. */
final class Nanos {
    private static final double PER_SECOND = 1e9;
    private static final long PER_MILLI = 1_000_000;
    /** The least double above {@link Long#MAX_VALUE}. */
    private static final double LIMIT = 0x1p63;

    private Nanos() {}

    static long ofSeconds(double seconds) {
        var nanos = Math.rint(PER_SECOND * seconds);
        if (nanos >= LIMIT) {
            throw beyondRange();
        }
        return (long) nanos;
    }

    /** Of a whole number of milliseconds. */
    static long ofMillis(double millis) {
        if (millis * PER_MILLI >= LIMIT) {
            throw beyondRange();
        }
        return ((long) millis) * PER_MILLI;
    }

    static double toSeconds(long nanos) {
        return nanos / PER_SECOND;
    }

    static long sum(long offset, long gap) {
        var sum = offset + gap;
        if (sum < offset) {
            throw beyondRange();
        }
        return sum;
    }

    /** Milliseconds for the manifest: an integer where it is one. */
    static Number toMillis(long nanos) {
        if (nanos % PER_MILLI == 0) {
            return nanos / PER_MILLI;
        }
        return nanos / (double) PER_MILLI;
    }

    private static IwcException beyondRange() {
        return new IwcException(
                "arrivals: an offset exceeds 2^63 - 1 ns (292 years); raise the rate or ask for fewer" + " requests");
    }
}
