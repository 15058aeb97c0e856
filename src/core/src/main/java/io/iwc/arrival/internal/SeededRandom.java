package io.iwc.arrival.internal;

import io.iwc.artifact.internal.Sha256;

/**
 * Random draws that are the same on every machine and Java version: those of NumPy's {@code default_rng(seed)}
 * (PCG64). One root seed feeds named streams, so that a further draw from one never shifts another. Not thread-safe.
 *
 * @since 0.1
 */
public final class SeededRandom {
    /** The one stream that takes the root seed as it is. */
    public static final String ARRIVALS = "arrivals";

    private final Pcg64 random;

    private SeededRandom(long seed) {
        random = new Pcg64(seed);
    }

    /**
     * A stream of its own.
     *
     * @param seed the root seed, read as an unsigned number
     * @param name what is drawn, {@code prompts}, {@code lengths} …; {@value #ARRIVALS} takes the seed as it is, every
     *     other the first eight bytes of the SHA-256 of {@code seed:name}
     */
    public static SeededRandom stream(long seed, String name) {
        return new SeededRandom(name.equals(ARRIVALS) ? seed : hash(seed, name));
    }

    /** 64 uniform bits. */
    public long nextLong() {
        return random.nextLong();
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return random.nextDouble();
    }

    /** Uniform from 0 to {@code bound − 1}. */
    public int nextInt(int bound) {
        Require.atLeast(1, "bound", bound);
        return (int) (random.nextDouble() * bound);
    }

    /** Exponential of mean 1. */
    public double nextExponential() {
        return Ziggurat.exponential(random);
    }

    /** Normal of mean 0 and variance 1. */
    public double nextGaussian() {
        return Ziggurat.normal(random);
    }

    /** Gamma of that shape (&gt; 0) and scale 1. */
    public double nextGamma(double shape) {
        return StandardGamma.draw(Require.positive("shape", shape), random);
    }

    private static long hash(long seed, String name) {
        var digits = Sha256.hex(Long.toUnsignedString(seed) + ":" + name);
        return Long.parseUnsignedLong(digits.substring(0, 16), 16);
    }
}
