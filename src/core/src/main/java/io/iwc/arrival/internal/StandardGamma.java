package io.iwc.arrival.internal;

/**
 * Gamma draws of scale 1, as NumPy makes them: by Marsaglia and Tsang for shapes above 1, by Ahrens and Dieter's
 * rejection from a power and an exponential below.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">G. Marsaglia, W. W. Tsang, Generating Gamma Variables, 2000</a>
 * @see <a href="https://doi.org/10.1007/BF02293108">J. H. Ahrens, U. Dieter, 1974</a>
 */
final class StandardGamma {
    private StandardGamma() {}

    static double draw(double shape, Pcg64 random) {
        if (shape == 1) {
            return Ziggurat.exponential(random);
        }
        return shape < 1 ? ahrensDieter(shape, random) : marsagliaTsang(shape, random);
    }

    private static double ahrensDieter(double shape, Pcg64 random) {
        while (true) {
            var u = random.nextDouble();
            var limit = Ziggurat.exponential(random);
            if (u <= 1 - shape) {
                var body = StrictMath.pow(u, 1 / shape);
                if (body <= limit) {
                    return body;
                }
            } else {
                var y = -StrictMath.log((1 - u) / shape);
                var tail = StrictMath.pow(1 - shape + shape * y, 1 / shape);
                if (tail <= limit + y) {
                    return tail;
                }
            }
        }
    }

    private static double marsagliaTsang(double shape, Pcg64 random) {
        var d = shape - 1.0 / 3;
        var c = 1 / Math.sqrt(9 * d);
        while (true) {
            var x = Ziggurat.normal(random);
            var root = 1 + c * x;
            if (root > 0) {
                var v = root * root * root;
                var u = random.nextDouble();
                if (u < 1 - 0.0331 * (x * x) * (x * x)
                        || StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                    return d * v;
                }
            }
        }
    }
}
