package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertFactories.DRIFT;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.metric.Metric;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HasDriftDeltaTests {
    static Stream<Arguments> families() {
        return Stream.of(
                family("prefill.dominance.p50", DriftAssert::hasPrefillDeltaWithin),
                family("reuse.session.mean", DriftAssert::hasReuseDeltaWithin),
                family("reuse.prefix.block16", DriftAssert::hasPrefixReuseDeltaWithin),
                family("arrivals.burstinessCv", DriftAssert::hasBurstinessDeltaWithin),
                family("arrivals.meanRps", DriftAssert::hasMeanRateDeltaWithin),
                family("arrivals.peakRps1s", DriftAssert::hasPeakRateDeltaWithin));
    }

    private static Arguments family(String metric, BiConsumer<DriftAssert, Double> assertion) {
        return Arguments.of(metric, assertion);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void holdsTheMetricOfItsName(String metric, BiConsumer<DriftAssert, Double> assertion) {
        assertion.accept(assertThat(Drifts.halfToThreeQuarters()), 0.25);

        assertThat(firstLineOf(() -> assertion.accept(assertThat(Drifts.halfToThreeQuarters()), 0.1)))
                .startsWith("Expecting drift of \"now\" to have " + metric + " within ±")
                .contains(" of \"before\" but was ");
    }

    @Test
    void saysBothSides() {
        assertThat(firstLineOf(
                        () -> assertThat(Drifts.halfToThreeQuarters()).hasMetricDeltaWithin(Metric.PREFILL_P50, 0.1)))
                .isEqualTo(
                        "Expecting drift of \"now\" to have prefill.dominance.p50 within ±0.100 of \"before\" but was"
                                + " 0.750 against 0.500 (Δ +0.250)");
    }

    @Test
    void isSoftSafe() {
        var softly = new IwcSoftAssertions();

        softly.assertThat(Drifts.halfToThreeQuarters())
                .hasNoClassShift()
                .hasPrefillDeltaWithin(0.1)
                .hasReuseDeltaWithin(0.25);

        assertThat(softly.errorsCollected()).hasSize(2);
        assertThat((Object) Drifts.halfToThreeQuarters()).asInstanceOf(DRIFT).hasPrefillDeltaWithin(0.25);
    }
}
