package io.iwc.arrival;

import io.iwc.arrival.internal.SeedWords;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * The doubles of Python's {@code random.Random(seed)}: the Mersenne Twister MT19937, seeded by an array of the seed's
 * absolute value in 32-bit words, low word first; 53 bits a double, where commons-math would take 52.
 */
final class PythonRandom {
    private final MersenneTwister words;

    PythonRandom(long seed) {
        words = new MersenneTwister(SeedWords.of(Math.abs(seed)));
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        var high = words.nextInt() >>> 5;
        var low = words.nextInt() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }
}
