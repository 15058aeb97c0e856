package io.iwc.statistics.internal;

/** Integers of 8 bytes each. */
final class LongSample extends IntegerSample {
    private final long[] sorted;

    LongSample(long[] sorted, long unitsPerOne, ExactMoments moments) {
        super(unitsPerOne, moments);
        this.sorted = sorted;
    }

    @Override
    public long n() {
        return sorted.length;
    }

    @Override
    long integer(long rank) {
        return sorted[(int) rank];
    }
}
