package io.iwc.arrival;

import java.util.PrimitiveIterator;

/**
 * The schedule of the Python IWC: time runs in seconds as a double and is rounded, half-even, to whole milliseconds
 * only where it is handed out. At high rates many of them tie.
 */
final class PythonPoissonOffsets implements PrimitiveIterator.OfLong {
    private static final double MILLIS_PER_SECOND = 1000;

    private final PythonRandom random;
    private final double rate;
    private double seconds;
    private boolean first = true;

    PythonPoissonOffsets(long seed, double rate) {
        random = new PythonRandom(seed);
        this.rate = rate;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public long nextLong() {
        if (first) {
            first = false;
            return 0;
        }
        seconds += -StrictMath.log(1 - random.nextDouble()) / rate;
        return Nanos.ofMillis(Math.rint(MILLIS_PER_SECOND * seconds));
    }
}
