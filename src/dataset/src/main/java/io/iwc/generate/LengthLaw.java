package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Distribution;
import java.util.Arrays;

/** What lengths are drawn from, before rounding and clamping. */
sealed interface LengthLaw {
    double draw(SeededRandom random);

    /** As typed in front of the colon. */
    String name();

    /** As typed from the colon on, with these bounds. */
    default String parameters(int min, int max) {
        return ":min=" + min + ",max=" + max;
    }

    record Fixed(int tokens) implements LengthLaw {
        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public String parameters(int min, int max) {
            return ":tokens=" + tokens;
        }

        @Override
        public double draw(SeededRandom random) {
            return tokens;
        }
    }

    record Uniform(int min, int max) implements LengthLaw {
        @Override
        public String name() {
            return "uniform";
        }

        @Override
        public double draw(SeededRandom random) {
            return min + (double) random.nextInt(max - min + 1);
        }
    }

    record Normal(double mean, double cv) implements LengthLaw {
        public Normal {
            positive("mean", mean);
            notNegative("cv", cv);
        }

        @Override
        public String name() {
            return "normal";
        }

        @Override
        public String parameters(int min, int max) {
            return ":mean=" + mean + ",cv=" + cv + ",min=" + min + ",max=" + max;
        }

        @Override
        public double draw(SeededRandom random) {
            return mean * (1 + cv * random.nextGaussian());
        }
    }

    record Lognormal(double mean, double cv) implements LengthLaw {
        public Lognormal {
            positive("mean", mean);
            notNegative("cv", cv);
        }

        @Override
        public String name() {
            return "lognormal";
        }

        @Override
        public String parameters(int min, int max) {
            return ":mean=" + mean + ",cv=" + cv + ",min=" + min + ",max=" + max;
        }

        @Override
        public double draw(SeededRandom random) {
            var variance = StrictMath.log1p(cv * cv); // of the logarithm
            return mean * StrictMath.exp(StrictMath.sqrt(variance) * random.nextGaussian() - variance / 2);
        }
    }

    record Exponential(double mean) implements LengthLaw {
        public Exponential {
            positive("mean", mean);
        }

        @Override
        public String name() {
            return "exponential";
        }

        @Override
        public String parameters(int min, int max) {
            return ":mean=" + mean + ",min=" + min + ",max=" + max;
        }

        @Override
        public double draw(SeededRandom random) {
            return mean * random.nextExponential();
        }
    }

    /**
     * Counts of a Poisson process in unit time: of a large mean a gamma draw jumps over most of the arrivals (Ahrens
     * and Dieter 1974), the rest is counted gap by gap.
     */
    record PoissonCount(double mean) implements LengthLaw {
        private static final int COUNTED_ONE_BY_ONE = 16;

        public PoissonCount {
            positive("mean", mean);
        }

        @Override
        public String name() {
            return "poisson";
        }

        @Override
        public String parameters(int min, int max) {
            return ":mean=" + mean + ",min=" + min + ",max=" + max;
        }

        @Override
        public double draw(SeededRandom random) {
            var left = mean;
            var count = 0;
            while (left > COUNTED_ONE_BY_ONE) {
                var jump = (int) (left * 7 / 8);
                var time = random.nextGamma(jump);
                if (time > left) {
                    return count + below(jump - 1, left / time, random);
                }
                count += jump;
                left -= time;
            }
            for (var time = random.nextExponential(); time <= left; time += random.nextExponential()) {
                count++;
            }
            return count;
        }

        /** How many of {@code n} points, uniform in the unit interval, lie below {@code p}: the median halves them. */
        private static int below(int n, double p, SeededRandom random) {
            var left = n;
            var share = p;
            var count = 0;
            while (left > COUNTED_ONE_BY_ONE) {
                var rank = left / 2 + 1;
                var a = random.nextGamma(rank);
                var place = a / (a + random.nextGamma(left - rank + 1));
                if (place <= share) {
                    count += rank;
                    left -= rank;
                    share = (share - place) / (1 - place);
                } else {
                    left = rank - 1;
                    share = share / place;
                }
            }
            for (var i = 0; i < left; i++) {
                count += random.nextDouble() < share ? 1 : 0;
            }
            return count;
        }
    }

    /** By its running sum of weights. */
    final class Zipf implements LengthLaw {
        private final double exponent;
        private final double[] upTo;

        private Zipf(double exponent, double[] upTo) {
            this.exponent = exponent;
            this.upTo = upTo;
        }

        static Zipf of(double exponent, int max) {
            notNegative("exponent", exponent);
            positive("max", max);
            var upTo = new double[max];
            var sum = 0.0;
            for (var i = 0; i < max; i++) {
                sum += StrictMath.pow(i + 1.0, -exponent);
                upTo[i] = sum;
            }
            return new Zipf(exponent, upTo);
        }

        @Override
        public String name() {
            return "zipf";
        }

        @Override
        public String parameters(int min, int max) {
            return ":exponent=" + exponent + ",min=" + min + ",max=" + max;
        }

        @Override
        public double draw(SeededRandom random) {
            return 1.0 + indexAbove(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        }
    }

    /** By the running count of an observed distribution. */
    final class Empirical implements LengthLaw {
        private final Distribution observed;
        private final String source;
        private final double[] upTo;

        Empirical(Distribution observed, String source) {
            if (observed.size() == 0) {
                throw new IllegalArgumentException("lengths: an empty distribution has nothing to draw from");
            }
            this.observed = observed;
            this.source = source;
            upTo = new double[observed.size()];
            var sum = 0.0;
            for (var i = 0; i < upTo.length; i++) {
                sum += observed.count(i);
                upTo[i] = sum;
            }
        }

        @Override
        public String name() {
            return "empirical";
        }

        @Override
        public String parameters(int min, int max) {
            return source.isEmpty() ? "" : ":" + source;
        }

        @Override
        public double draw(SeededRandom random) {
            var u = random.nextDouble();
            if (observed.isExact()) {
                return observed.value(indexAbove(upTo, u * upTo[upTo.length - 1]));
            }
            var place = u * (observed.size() - 1);
            var below = (int) place;
            var above = Math.min(below + 1, observed.size() - 1);
            return observed.value(below) + (place - below) * (observed.value(above) - observed.value(below));
        }
    }

    /** The first index whose running sum exceeds {@code target}. */
    private static int indexAbove(double[] upTo, double target) {
        var found = Arrays.binarySearch(upTo, target);
        var index = found >= 0 ? found + 1 : -found - 1;
        return Math.min(index, upTo.length - 1);
    }

    private static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": found " + value + ", expected a number above 0");
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": found " + value + ", expected a number ≥ 0");
        }
    }
}
