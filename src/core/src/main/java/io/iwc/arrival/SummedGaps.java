package io.iwc.arrival;

import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;

/** Offsets as running sums of gaps, each gap rounded to a nanosecond first: no error ever builds up. */
final class SummedGaps implements PrimitiveIterator.OfLong {
    private final DoubleSupplier gapSeconds;
    private long offset;
    private boolean first = true;

    SummedGaps(DoubleSupplier gapSeconds) {
        this.gapSeconds = gapSeconds;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public long nextLong() {
        if (first) {
            first = false;
        } else {
            offset = Nanos.sum(offset, Nanos.ofSeconds(gapSeconds.getAsDouble()));
        }
        return offset;
    }
}
