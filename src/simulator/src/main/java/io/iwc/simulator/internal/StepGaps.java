package io.iwc.simulator.internal;

/** The gaps between the ends of the steps of a replica, one after the other, in arrays of some thousands. */
final class StepGaps {
    private static final int MANY = 1 << 16;

    private int[] current = new int[64];
    private int count;
    private long lastNanos;

    /** A step has ended. */
    void ended(long nanos) {
        if (count == current.length) {
            current = new int[Math.min(MANY, 2 * count)];
            count = 0;
        }
        current[count++] = (int) (nanos - lastNanos);
        lastNanos = nanos;
    }

    /** The array that the last gap is in; what is in it stays as it is. */
    int[] current() {
        return current;
    }

    /** The gaps in that array, that before the step that ended last included. */
    int count() {
        return count;
    }

    /** Whether a place in an array is that of the last gap, and the gap is this one. */
    boolean isLast(int[] array, int place, long gap) {
        return array == current && place == count - 1 && current[place] == gap;
    }
}
