package io.iwc.assertj;

import static io.iwc.metric.Percentile.P50;

import io.iwc.metric.Measured;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDurationAssert;

class HasItlTests extends LatencyFamilyContract {
    HasItlTests() {
        super("run.itl.p50", Duration.ofMillis(6));
    }

    @Override
    RunAssert atMost(RunAssert actual, Duration max) {
        return actual.hasItlAtMost(P50, max);
    }

    @Override
    RunAssert within(RunAssert actual, Duration min, Duration max) {
        return actual.hasItlWithin(P50, min, max);
    }

    @Override
    RunAssert deltaWithin(RunAssert actual, Measured other, Duration maxAbs) {
        return actual.hasItlDeltaWithin(P50, other, maxAbs);
    }

    @Override
    RunAssert satisfying(RunAssert actual, Consumer<AbstractDurationAssert<?>> requirements) {
        return actual.hasItlSatisfying(P50, requirements);
    }

    @Override
    String tooLong() {
        return "Expecting run of \"support\" to have run.itl.p50 of at most 1 ms but was 6.000 ms";
    }

    @Override
    String moved() {
        return "Expecting run of \"support\" to have run.itl.p50 within ±1 ms of \"support\" but was 6.000 ms against"
                + " 3.000 ms (Δ +3.000 ms)";
    }
}
