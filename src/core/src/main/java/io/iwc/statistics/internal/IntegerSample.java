package io.iwc.statistics.internal;

/** Sorted integers of which {@code unitsPerOne} make one unit of the sample: nanoseconds read as seconds. */
abstract sealed class IntegerSample implements Sample permits CountedSample, IntSample, LongSample {
    private final long unitsPerOne;
    private final ExactMoments moments;

    IntegerSample(long unitsPerOne, ExactMoments moments) {
        this.unitsPerOne = unitsPerOne;
        this.moments = moments;
    }

    /** The integer of a rank, from 0. */
    abstract long integer(long rank);

    @Override
    public double at(long rank) {
        return (double) integer(rank) / unitsPerOne;
    }

    @Override
    public double mean() {
        return moments.mean(unitsPerOne);
    }

    @Override
    public double sampleStd() {
        return moments.sampleStd(unitsPerOne);
    }

    @Override
    public double coefficientOfVariation() {
        return moments.coefficientOfVariation();
    }
}
