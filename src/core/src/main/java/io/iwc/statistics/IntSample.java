package io.iwc.statistics;

/** What {@link LongSample} is, of integers that need half the memory. */
final class IntSample implements Sample {
    private final int[] sorted;
    private final long unitsPerOne;
    private final ExactMoments moments;

    IntSample(int[] sorted, long unitsPerOne, ExactMoments moments) {
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
