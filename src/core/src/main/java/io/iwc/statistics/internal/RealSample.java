package io.iwc.statistics.internal;

/** Sorted reals; the moments were taken in the order in which they came. */
final class RealSample implements Sample {
    private final double[] sorted;
    private final double mean;
    private final double sampleStd;

    RealSample(double[] sorted, double mean, double sampleStd) {
        this.sorted = sorted;
        this.mean = mean;
        this.sampleStd = sampleStd;
    }

    @Override
    public long n() {
        return sorted.length;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double sampleStd() {
        return sampleStd;
    }

    @Override
    public double at(long rank) {
        return sorted[(int) rank];
    }
}
