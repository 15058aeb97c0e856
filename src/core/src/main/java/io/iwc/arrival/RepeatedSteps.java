package io.iwc.arrival;

import java.util.PrimitiveIterator;

/** Offsets that stay for {@code size} arrivals and then move on by a step. */
final class RepeatedSteps implements PrimitiveIterator.OfLong {
    private final int size;
    private final long stepNanos;
    private long offset;
    private int taken;

    RepeatedSteps(int size, long stepNanos) {
        this.size = size;
        this.stepNanos = stepNanos;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public long nextLong() {
        if (taken == size) {
            offset = Nanos.sum(offset, stepNanos);
            taken = 0;
        }
        taken++;
        return offset;
    }
}
