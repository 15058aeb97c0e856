package io.iwc.assertj;

import static io.iwc.metric.Percentile.P90;

import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

class HasPromptTokensTests extends MetricFamilyContract {
    HasPromptTokensTests() {
        super("tokens.prompt.p90", 80);
    }

    @Override
    FingerprintAssert within(FingerprintAssert actual, double min, double max) {
        return actual.hasPromptTokensWithin(P90, min, max);
    }

    @Override
    FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs) {
        return actual.hasPromptTokensDeltaWithin(P90, other, maxAbs);
    }

    @Override
    FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements) {
        return actual.hasPromptTokensSatisfying(P90, requirements);
    }

    @Override
    String outside() {
        return "Expecting fingerprint \"chat\" to have tokens.prompt.p90 within [1000, 2000] tokens but was 80.00 tokens";
    }

    @Override
    String moved() {
        return "Expecting fingerprint \"chat\" to have tokens.prompt.p90 within ±0.01 tokens of \"before\" but was 80.00 tokens"
                + " against 40.00 tokens (Δ +40.00 tokens)";
    }
}
