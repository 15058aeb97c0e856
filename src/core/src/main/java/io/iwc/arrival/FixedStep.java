package io.iwc.arrival;

import io.iwc.arrival.internal.ArrivalParameter;
import io.iwc.arrival.internal.ArrivalText;
import io.iwc.arrival.internal.Require;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * A clock: one request every step.
 *
 * @param stepNanos ≥ 0
 */
record FixedStep(long stepNanos) implements ArrivalProcess {
    FixedStep {
        Require.atLeast(0, "step", stepNanos);
    }

    static FixedStep atRate(double rate) {
        return new FixedStep(Nanos.ofSeconds(1 / Require.positive("rate", rate)));
    }

    @Override
    public String kind() {
        return "fixed-step";
    }

    @Override
    public String text() {
        return new ArrivalText(kind()).with(ArrivalParameter.STEP, stepNanos).toString();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("step_ms", Nanos.toMillis(stepNanos));
    }

    @Override
    public PrimitiveIterator.OfLong offsets(long seed, Rng rng) {
        return new RepeatedSteps(1, stepNanos);
    }

    @Override
    public boolean isRandom() {
        return false;
    }
}
