package io.iwc.statistics;

/** Sorted integers of which {@code unitsPerOne} make one unit of the sample: nanoseconds read as seconds. */
final class LongSample implements Sample {
    private final long[] sorted;
    private final long unitsPerOne;
    private final ExactMoments moments;

    LongSample(long[] sorted, long unitsPerOne, ExactMoments moments) {
        this.sorted = sorted;
        this.unitsPerOne = unitsPerOne;
        this.moments = moments;
    }

    @Override
    public long n() {
        return sorted.length;
    }

    @Override
    public double at(long rank) {
        return (double) sorted[(int) rank] / unitsPerOne;
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
