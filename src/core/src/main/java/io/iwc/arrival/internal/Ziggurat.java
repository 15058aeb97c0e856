package io.iwc.arrival.internal;

/**
 * Exponential and normal draws as NumPy makes them: the ziggurat method with 256 layers, one 64-bit draw for the layer,
 * the sign and the place in it; further draws only at a layer's ragged edge (about 1 %) and in the tail.
 *
 * @see <a href="https://doi.org/10.18637/jss.v005.i08">G. Marsaglia, W. W. Tsang, The Ziggurat Method, 2000</a>
 */
final class Ziggurat {
    private static final ZigguratLayers EXPONENTIAL = ZigguratLayers.exponential();
    private static final ZigguratLayers NORMAL = ZigguratLayers.normal();
    private static final double EXPONENTIAL_TAIL = 7.69711747013105;
    private static final double NORMAL_TAIL = 3.654152885361009;
    private static final double INVERSE_NORMAL_TAIL = 0.2736612373297583;
    private static final int LAYER_MASK = 0xff;
    private static final long NORMAL_BITS = (1L << 52) - 1;

    private Ziggurat() {}

    /** Exponential of mean 1. */
    static double exponential(Pcg64 random) {
        while (true) {
            var bits = random.nextLong() >>> 3;
            var layer = (int) bits & LAYER_MASK;
            bits >>>= 8;
            var value = bits * EXPONENTIAL.width[layer];
            if (bits < EXPONENTIAL.threshold[layer]) {
                return value;
            }
            if (layer == 0) {
                return EXPONENTIAL_TAIL + exponentialByLogarithm(random);
            }
            if (edge(EXPONENTIAL, layer, random) < StrictMath.exp(-value)) {
                return value;
            }
        }
    }

    /** Normal of mean 0 and variance 1. */
    static double normal(Pcg64 random) {
        while (true) {
            var bits = random.nextLong();
            var layer = (int) bits & LAYER_MASK;
            bits >>>= 8;
            var negative = (bits & 1) == 1;
            bits = bits >>> 1 & NORMAL_BITS;
            var magnitude = bits * NORMAL.width[layer];
            if (bits < NORMAL.threshold[layer]) {
                return negative ? -magnitude : magnitude;
            }
            if (layer == 0) {
                var tail = NORMAL_TAIL + normalTail(random);
                return (bits >>> 8 & 1) == 1 ? -tail : tail; // NumPy takes the sign of the tail from another bit
            }
            if (edge(NORMAL, layer, random) < StrictMath.exp(-0.5 * magnitude * magnitude)) {
                return negative ? -magnitude : magnitude;
            }
        }
    }

    private static double normalTail(Pcg64 random) {
        while (true) {
            var x = INVERSE_NORMAL_TAIL * exponentialByLogarithm(random);
            var y = exponentialByLogarithm(random);
            if (y + y > x * x) {
                return x;
            }
        }
    }

    private static double exponentialByLogarithm(Pcg64 random) {
        return -StrictMath.log1p(-random.nextDouble());
    }

    /** A uniform height between the two densities that bound a layer. */
    private static double edge(ZigguratLayers layers, int layer, Pcg64 random) {
        return (layers.density[layer - 1] - layers.density[layer]) * random.nextDouble() + layers.density[layer];
    }
}
