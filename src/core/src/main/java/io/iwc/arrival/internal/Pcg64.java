package io.iwc.arrival.internal;

/**
 * The generator PCG64 (XSL-RR 128/64), seeded as NumPy's {@code PCG64(seed)}: a 128-bit linear congruential state,
 * held in two longs, and a permutation of it as output. Not thread-safe.
 *
 * @see <a href="https://www.pcg-random.org/paper.html">M. E. O'Neill, PCG, 2014</a>
 */
final class Pcg64 {
    private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
    private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

    private final long incrementHigh;
    private final long incrementLow;
    private long high;
    private long low;

    Pcg64(long seed) {
        var words = new SeedSequence(seed).state(4);
        incrementHigh = words[2] << 1 | words[3] >>> 63;
        incrementLow = words[3] << 1 | 1;
        step();
        add(words[0], words[1]);
        step();
    }

    /** 64 uniform bits. */
    long nextLong() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    private void step() {
        high = unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        add(incrementHigh, incrementLow);
    }

    private void add(long addedHigh, long addedLow) {
        low += addedLow;
        high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
    }

    /** {@code Math.unsignedMultiplyHigh} is there from Java 18 on. */
    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
