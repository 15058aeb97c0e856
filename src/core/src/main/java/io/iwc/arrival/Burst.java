package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * Groups of requests at one instant, at equal distances.
 *
 * @param size requests a burst, ≥ 1
 * @param everyNanos from burst to burst, ≥ 1
 */
record Burst(int size, long everyNanos) implements ArrivalProcess {
    Burst {
        Require.atLeast(1, "burst size", size);
        Require.atLeast(1, "burst every", everyNanos);
    }

    @Override
    public String kind() {
        return "burst";
    }

    @Override
    public String text() {
        return new ArrivalText(kind())
                .with(ArrivalParameter.SIZE, size)
                .with(ArrivalParameter.EVERY, everyNanos)
                .toString();
    }

    @Override
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("burst_size", size);
        parameters.put("burst_every_ms", Nanos.toMillis(everyNanos));
        return parameters;
    }

    @Override
    public PrimitiveIterator.OfLong offsets(long seed, Rng rng) {
        return new RepeatedSteps(size, everyNanos);
    }

    @Override
    public boolean isRandom() {
        return false;
    }
}
