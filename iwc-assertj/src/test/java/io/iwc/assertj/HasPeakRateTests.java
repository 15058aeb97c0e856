package io.iwc.assertj;

import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

class HasPeakRateTests extends MetricFamilyContract {
    HasPeakRateTests() {
        super("arrivals.peakRps1s", 4);
    }

    @Override
    FingerprintAssert within(FingerprintAssert actual, double min, double max) {
        return actual.hasPeakRateWithin(min, max);
    }

    @Override
    FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs) {
        return actual.hasPeakRateDeltaWithin(other, maxAbs);
    }

    @Override
    FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements) {
        return actual.hasPeakRateSatisfying(requirements);
    }

    @Override
    String outside() {
        return "Expecting fingerprint \"chat\" to have arrivals.peakRps1s within [1000, 2000] req/s but was 4.000 req/s";
    }

    @Override
    String moved() {
        return "Expecting fingerprint \"chat\" to have arrivals.peakRps1s within ±0.01 req/s of \"before\" but was 4.000 req/s"
                + " against 2.000 req/s (Δ +2.000 req/s)";
    }
}
