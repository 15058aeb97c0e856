package io.iwc.arrival.internal;

/**
 * A seed, read as unsigned, as 32-bit words, low word first and without leading zeros: how NumPy and Python take it.
 */
public final class SeedWords {
    private SeedWords() {}

    public static int[] of(long seed) {
        var low = (int) seed;
        var high = (int) (seed >>> Integer.SIZE);
        return high == 0 ? new int[] {low} : new int[] {low, high};
    }
}
