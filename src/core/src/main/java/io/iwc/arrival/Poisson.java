package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import io.iwc.arrival.internal.SeededRandom;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * Independent exponential gaps.
 *
 * @param rate requests per second, &gt; 0
 */
record Poisson(double rate) implements ArrivalProcess {
    Poisson {
        Require.positive("rate", rate);
    }

    @Override
    public String kind() {
        return "poisson";
    }

    @Override
    public String text() {
        return new ArrivalText(kind()).with(ArrivalParameter.RATE, rate).toString();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("rate_rps", rate);
    }

    @Override
    public PrimitiveIterator.OfLong offsets(long seed, Rng rng) {
        return switch (rng) {
            case PCG64 -> numpyOffsets(seed);
            case MT19937 -> new PythonPoissonOffsets(seed, rate);
        };
    }

    /** Equal to {@code default_rng(seed).exponential(1/rate, n)}, each gap rounded to a nanosecond. */
    private SummedGaps numpyOffsets(long seed) {
        var random = SeededRandom.stream(seed, SeededRandom.ARRIVALS);
        var scale = 1 / rate;
        return new SummedGaps(() -> scale * random.nextExponential());
    }

    @Override
    public boolean isRandom() {
        return true;
    }
}
