package io.iwc.assertj;

import static io.iwc.metric.Percentile.P50;

import io.iwc.metric.Measured;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDurationAssert;

class HasTtftTests extends LatencyFamilyContract {
    HasTtftTests() {
        super("run.responseTtft.p50", Duration.ofMillis(40));
    }

    @Override
    RunAssert atMost(RunAssert actual, Duration max) {
        return actual.hasTtftAtMost(P50, max);
    }

    @Override
    RunAssert within(RunAssert actual, Duration min, Duration max) {
        return actual.hasTtftWithin(P50, min, max);
    }

    @Override
    RunAssert deltaWithin(RunAssert actual, Measured other, Duration maxAbs) {
        return actual.hasTtftDeltaWithin(P50, other, maxAbs);
    }

    @Override
    RunAssert satisfying(RunAssert actual, Consumer<AbstractDurationAssert<?>> requirements) {
        return actual.hasTtftSatisfying(P50, requirements);
    }

    @Override
    String tooLong() {
        return "Expecting run of \"support\" to have run.responseTtft.p50 of at most 1 ms but was 40.00 ms (n=1)";
    }

    @Override
    String moved() {
        return "Expecting run of \"support\" to have run.responseTtft.p50 within ±1 ms of \"support\" but was 40.00 ms (n=1) against"
                + " 20.00 ms (Δ +20.00 ms)";
    }
}
