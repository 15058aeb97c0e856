package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import io.iwc.arrival.internal.SeededRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A Poisson process whose rate goes in a straight line from one value to another and stays there.
 *
 * @param fromRate requests per second, ≥ 0
 * @param toRate requests per second, &gt; 0
 * @param overNanos how long the change takes, ≥ 1
 */
record Ramp(double fromRate, double toRate, long overNanos) implements DrawnGaps {
    Ramp {
        Require.nonNegative("from rate", fromRate);
        Require.positive("to rate", toRate);
        Require.atLeast(1, "over", overNanos);
    }

    @Override
    public String kind() {
        return "ramp";
    }

    @Override
    public String text() {
        return new ArrivalText(kind())
                .with(ArrivalParameter.RATE, fromRate)
                .with(ArrivalParameter.TO, toRate)
                .with(ArrivalParameter.OVER, overNanos)
                .toString();
    }

    @Override
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("from_rps", fromRate);
        parameters.put("to_rps", toRate);
        parameters.put("over_ms", Nanos.toMillis(overNanos));
        return parameters;
    }

    @Override
    public DoubleSupplier gaps(SeededRandom random) {
        return new Gaps(random);
    }

    /** Each gap holds an exponential area under the rate: the positive root of {@code rate·g + slope·g²/2 = area}. */
    private final class Gaps implements DoubleSupplier {
        private final SeededRandom random;
        private final double overSeconds = Nanos.toSeconds(overNanos);
        private final double slope = (toRate - fromRate) / overSeconds;
        private double seconds;

        Gaps(SeededRandom random) {
            this.random = random;
        }

        @Override
        public double getAsDouble() {
            var gap = gap(random.nextExponential());
            seconds += gap;
            return gap;
        }

        private double gap(double area) {
            var left = overSeconds - seconds;
            if (left <= 0) {
                return area / toRate;
            }
            var rate = fromRate + slope * seconds;
            var areaLeft = left * (rate + toRate) / 2;
            if (area >= areaLeft) {
                return left + (area - areaLeft) / toRate;
            }
            return 2 * area / (rate + Math.sqrt(rate * rate + 2 * slope * area));
        }
    }
}
