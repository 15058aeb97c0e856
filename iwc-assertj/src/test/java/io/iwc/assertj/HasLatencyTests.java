package io.iwc.assertj;

import static io.iwc.metric.Percentile.P50;

import io.iwc.metric.Measured;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDurationAssert;

class HasLatencyTests extends LatencyFamilyContract {
    HasLatencyTests() {
        super("run.response.p50", Duration.ofMillis(94));
    }

    @Override
    RunAssert atMost(RunAssert actual, Duration max) {
        return actual.hasLatencyAtMost(P50, max);
    }

    @Override
    RunAssert within(RunAssert actual, Duration min, Duration max) {
        return actual.hasLatencyWithin(P50, min, max);
    }

    @Override
    RunAssert deltaWithin(RunAssert actual, Measured other, Duration maxAbs) {
        return actual.hasLatencyDeltaWithin(P50, other, maxAbs);
    }

    @Override
    RunAssert satisfying(RunAssert actual, Consumer<AbstractDurationAssert<?>> requirements) {
        return actual.hasLatencySatisfying(P50, requirements);
    }

    @Override
    String tooLong() {
        return "Expecting run of \"support\" to have run.response.p50 of at most 1 ms but was 94.00 ms (n=1)";
    }

    @Override
    String moved() {
        return "Expecting run of \"support\" to have run.response.p50 within ±1 ms of \"support\" but was 94.00 ms (n=1) against"
                + " 47.00 ms (Δ +47.00 ms)";
    }
}
