package io.iwc.assertj;

import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

class HasPrefixReuseTests extends MetricFamilyContract {
    HasPrefixReuseTests() {
        super("reuse.prefix.block16", 0.5);
    }

    @Override
    FingerprintAssert within(FingerprintAssert actual, double min, double max) {
        return actual.hasPrefixReuseWithin(min, max);
    }

    @Override
    FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs) {
        return actual.hasPrefixReuseDeltaWithin(other, maxAbs);
    }

    @Override
    FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements) {
        return actual.hasPrefixReuseSatisfying(requirements);
    }

    @Override
    String outside() {
        return "Expecting fingerprint \"chat\" to have reuse.prefix.block16 within [1000.000, 2000.000] but was 0.500";
    }

    @Override
    String moved() {
        return "Expecting fingerprint \"chat\" to have reuse.prefix.block16 within ±0.010 of \"before\" but was 0.500"
                + " against 0.250 (Δ +0.250)";
    }
}
