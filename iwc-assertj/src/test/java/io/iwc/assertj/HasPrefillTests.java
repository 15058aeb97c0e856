package io.iwc.assertj;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P90;

import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Test;

class HasPrefillTests extends MetricFamilyContract {
    HasPrefillTests() {
        super("prefill.dominance.p50", 0.5);
    }

    @Override
    FingerprintAssert within(FingerprintAssert actual, double min, double max) {
        return actual.hasPrefillWithin(min, max);
    }

    @Override
    FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs) {
        return actual.hasPrefillDeltaWithin(other, maxAbs);
    }

    @Override
    FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements) {
        return actual.hasPrefillSatisfying(requirements);
    }

    @Override
    String outside() {
        return "Expecting fingerprint \"chat\" to have prefill.dominance.p50 within [1000.000, 2000.000] but was 0.500";
    }

    @Override
    String moved() {
        return "Expecting fingerprint \"chat\" to have prefill.dominance.p50 within ±0.010 of \"before\" but was 0.500"
                + " against 0.250 (Δ +0.250)";
    }

    @Test
    void takesAPercentile() {
        var chat = Shapes.named("chat").with("prefill.dominance.p90", 0.9).build();

        assertThat(chat).hasPrefillWithin(P90, 0.9, 0.9).hasPrefillDeltaWithin(P90, chat, 0);
        assertThat(chat).hasPrefillSatisfying(P90, prefill -> prefill.isEqualTo(0.9));
    }
}
