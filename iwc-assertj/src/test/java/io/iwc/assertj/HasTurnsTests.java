package io.iwc.assertj;

import static io.iwc.metric.Percentile.P90;

import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

class HasTurnsTests extends MetricFamilyContract {
    HasTurnsTests() {
        super("sessions.turns.p90", 4);
    }

    @Override
    FingerprintAssert within(FingerprintAssert actual, double min, double max) {
        return actual.hasTurnsWithin(P90, min, max);
    }

    @Override
    FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs) {
        return actual.hasTurnsDeltaWithin(P90, other, maxAbs);
    }

    @Override
    FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements) {
        return actual.hasTurnsSatisfying(P90, requirements);
    }

    @Override
    String outside() {
        return "Expecting fingerprint \"chat\" to have sessions.turns.p90 within [1000.000, 2000.000] but was 4.000";
    }

    @Override
    String moved() {
        return "Expecting fingerprint \"chat\" to have sessions.turns.p90 within ±0.010 of \"before\" but was 4.000"
                + " against 2.000 (Δ +2.000)";
    }
}
