package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import io.iwc.arrival.internal.SeededRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A Poisson process whose rate swings like a sine, upwards first.
 *
 * @param meanRate requests per second, &gt; 0
 * @param amplitude share of the mean by which the rate swings, 0..1
 * @param periodNanos of one swing, ≥ 1
 */
record Diurnal(double meanRate, double amplitude, long periodNanos) implements DrawnGaps {
    Diurnal {
        Require.positive("mean rate", meanRate);
        Require.share("amplitude", amplitude);
        Require.atLeast(1, "period", periodNanos);
    }

    @Override
    public String kind() {
        return "diurnal";
    }

    @Override
    public String text() {
        return new ArrivalText(kind())
                .with(ArrivalParameter.RATE, meanRate)
                .with(ArrivalParameter.AMPLITUDE, amplitude)
                .with(ArrivalParameter.PERIOD, periodNanos)
                .toString();
    }

    @Override
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("mean_rps", meanRate);
        parameters.put("amplitude", amplitude);
        parameters.put("period_ms", Nanos.toMillis(periodNanos));
        return parameters;
    }

    @Override
    public DoubleSupplier gaps(SeededRandom random) {
        return new Gaps(random);
    }

    /** Thinning (Lewis and Shedler, 1979): arrivals at the peak rate, each kept with the share that is due then. */
    private final class Gaps implements DoubleSupplier {
        private final SeededRandom random;
        private final double peak = 1 + amplitude;
        private final double angularSpeed = 2 * Math.PI / Nanos.toSeconds(periodNanos);
        private double seconds;

        Gaps(SeededRandom random) {
            this.random = random;
        }

        @Override
        public double getAsDouble() {
            var before = seconds;
            do {
                seconds += random.nextExponential() / (meanRate * peak);
            } while (random.nextDouble() * peak >= 1 + amplitude * StrictMath.sin(angularSpeed * seconds));
            return seconds - before;
        }
    }
}
