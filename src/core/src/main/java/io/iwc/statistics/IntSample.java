package io.iwc.statistics;

/** Integers of 4 bytes each. */
final class IntSample extends IntegerSample {
    private final int[] sorted;

    IntSample(int[] sorted, long unitsPerOne, ExactMoments moments) {
        super(unitsPerOne, moments);
        this.sorted = sorted;
    }

    @Override
    public long n() {
        return sorted.length;
    }

    @Override
    long integer(int rank) {
        return sorted[rank];
    }
}
