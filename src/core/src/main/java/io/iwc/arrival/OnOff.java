package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import io.iwc.arrival.internal.SeededRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A Poisson process that is switched between two rates after exponential times (MMPP). Begins switched on.
 *
 * @param onRate requests per second, &gt; 0
 * @param offRate requests per second, ≥ 0
 * @param meanOnNanos mean time on, ≥ 1
 * @param meanOffNanos mean time off, ≥ 1
 */
record OnOff(double onRate, double offRate, long meanOnNanos, long meanOffNanos) implements DrawnGaps {
    OnOff {
        Require.positive("on rate", onRate);
        Require.nonNegative("off rate", offRate);
        Require.atLeast(1, "mean time on", meanOnNanos);
        Require.atLeast(1, "mean time off", meanOffNanos);
    }

    @Override
    public String kind() {
        return "on-off";
    }

    @Override
    public String text() {
        return new ArrivalText(kind())
                .with(ArrivalParameter.RATE, onRate)
                .with(ArrivalParameter.ON, meanOnNanos)
                .with(ArrivalParameter.OFF, meanOffNanos)
                .with(ArrivalParameter.OFF_RATE, offRate)
                .toString();
    }

    @Override
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("on_rps", onRate);
        parameters.put("off_rps", offRate);
        parameters.put("mean_on_ms", Nanos.toMillis(meanOnNanos));
        parameters.put("mean_off_ms", Nanos.toMillis(meanOffNanos));
        return parameters;
    }

    @Override
    public DoubleSupplier gaps(SeededRandom random) {
        return new Gaps(random);
    }

    /** Spends an exponential amount of arrivals at the rate of the moment, through as many switches as it takes. */
    private final class Gaps implements DoubleSupplier {
        private final SeededRandom random;
        private boolean on = true;
        private double secondsLeft;

        Gaps(SeededRandom random) {
            this.random = random;
            secondsLeft = phase();
        }

        @Override
        public double getAsDouble() {
            var seconds = 0.0;
            var arrivals = random.nextExponential();
            while (arrivals > rate() * secondsLeft) {
                arrivals -= rate() * secondsLeft;
                seconds += secondsLeft;
                on = !on;
                secondsLeft = phase();
            }
            var rest = arrivals == 0 ? 0 : arrivals / rate();
            secondsLeft -= rest;
            return seconds + rest;
        }

        private double rate() {
            return on ? onRate : offRate;
        }

        private double phase() {
            return Nanos.toSeconds(on ? meanOnNanos : meanOffNanos) * random.nextExponential();
        }
    }
}
