package io.iwc.assertj;

import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.metric.Measured;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Test;

class HasBurstinessTests extends MetricFamilyContract {
    HasBurstinessTests() {
        super("arrivals.burstinessCv", 2);
    }

    @Override
    FingerprintAssert within(FingerprintAssert actual, double min, double max) {
        return actual.hasBurstinessWithin(min, max);
    }

    @Override
    FingerprintAssert deltaWithin(FingerprintAssert actual, Measured other, double maxAbs) {
        return actual.hasBurstinessDeltaWithin(other, maxAbs);
    }

    @Override
    FingerprintAssert satisfying(FingerprintAssert actual, Consumer<AbstractDoubleAssert<?>> requirements) {
        return actual.hasBurstinessSatisfying(requirements);
    }

    @Override
    String outside() {
        return "Expecting fingerprint \"chat\" to have arrivals.burstinessCv within [1000.000, 2000.000] but was 2.000";
    }

    @Override
    String moved() {
        return "Expecting fingerprint \"chat\" to have arrivals.burstinessCv within ±0.010 of \"before\" but was 2.000"
                + " against 1.000 (Δ +1.000)";
    }

    @Test
    void showsBurstinessWithRelatedMetrics() {
        var bursts = Shapes.named("bursts")
                .with("arrivals.burstinessCv", 3)
                .with("arrivals.dispersion1s", 5)
                .with("arrivals.gapMedianToMean", 0.1637)
                .build();

        assertThat(messageOf(() -> assertThat(bursts).hasBurstinessWithin(0.8, 1.2)))
                .isEqualTo("""
                        Expecting fingerprint "bursts" to have arrivals.burstinessCv within [0.800, 1.200] but was 3.000

                        related:  arrivals.dispersion1s 5.000, arrivals.gapMedianToMean 0.164
                        workload: 5 requests, sha256 9f2c41d0, tokenizer whitespace, output length from cap""");
    }
}
