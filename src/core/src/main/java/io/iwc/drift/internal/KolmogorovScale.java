package io.iwc.drift.internal;

import io.iwc.statistics.internal.Kolmogorov;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/**
 * A Kolmogorov-Smirnov distance beside quantities that are normal. Its law has a short tail: in units of its root mean
 * square, what one comparison in 370 exceeds is 2.0, where a normal has 3. Both scales are matched by their chances.
 *
 * @see <a href="https://doi.org/10.18637/jss.v008.i18">Marsaglia, Tsang and Wang (2003)</a> on the distribution
 */
final class KolmogorovScale {
    /** √(π²/12), the root mean square of Kolmogorov's distribution. */
    private static final double ROOT_MEAN_SQUARE = Math.PI / Math.sqrt(12);

    private static final double SMALLEST_CHANCE = 1e-300;
    private static final int STEPS = 60;
    private static final double MOST = 40;

    private KolmogorovScale() {}

    /** The normal deviate, either way, that is as unlikely as a distance of that many root mean squares. */
    static double toNormal(double distance) {
        var chance = Math.max(SMALLEST_CHANCE, Kolmogorov.exceeded(distance * ROOT_MEAN_SQUARE));
        return Math.sqrt(2) * Erf.erfcInv(chance);
    }

    /** The distance, in root mean squares, that is as unlikely as a normal deviate of that size, either way. */
    static double ofNormal(double deviate) {
        var chance = Erf.erfc(deviate / Math.sqrt(2));
        return inverse(-chance, distance -> -Kolmogorov.exceeded(distance * ROOT_MEAN_SQUARE));
    }

    /** The argument at which a function that rises has this value, by bisection. */
    private static double inverse(double value, DoubleUnaryOperator rising) {
        var low = 0.0;
        var high = MOST;
        for (var step = 0; step < STEPS; step++) {
            var middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
