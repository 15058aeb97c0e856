package io.iwc.statistics.internal;

/** Reals by their rank; the moments were taken in the order in which they came. */
final class RealSample implements Sample {
    private final RankedLongs ranked; // integers in the order of the numbers, −0 below 0
    private final double mean;
    private final double sampleStd;

    /** Some finite reals. */
    static RealSample of(double[] values, double mean, double sampleStd) {
        var keys = new long[values.length];
        for (var i = 0; i < keys.length; i++) {
            keys[i] = inOrder(Double.doubleToRawLongBits(values[i]));
        }
        return new RealSample(RankedLongs.of(keys), mean, sampleStd);
    }

    private RealSample(RankedLongs ranked, double mean, double sampleStd) {
        this.ranked = ranked;
        this.mean = mean;
        this.sampleStd = sampleStd;
    }

    /** The bits of a number as one that is ordered as it is, and back. */
    private static long inOrder(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    @Override
    public long n() {
        return ranked.size();
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
        return Double.longBitsToDouble(inOrder(ranked.at(rank)));
    }
}
