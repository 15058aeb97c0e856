package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertFactories.DRIFT;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Metric;
import io.iwc.fingerprint.Shapes;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftAssertTests {
    private static Fingerprint shape(String name, double value, String primary) {
        return Shapes.named(name)
                .with("prefill.dominance.p50", value)
                .with("reuse.session.mean", value)
                .with("reuse.prefix.block16", value)
                .with("arrivals.burstinessCv", value)
                .with("arrivals.meanRps", value)
                .with("arrivals.peakRps1s", value)
                .label("class.primary", primary)
                .build();
    }

    private static Drift drift() {
        return Drift.between(shape("before", 0.5, "interactive-chat"), shape("now", 0.75, "batch/offline"));
    }

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
        assertion.accept(assertThat(drift()), 0.25);

        assertThat(firstLineOf(() -> assertion.accept(assertThat(drift()), 0.1)))
                .startsWith("Expecting drift of \"now\" to have " + metric + " within ±")
                .contains(" of \"before\" but was ");
    }

    @Test
    void saysBothSides() {
        assertThat(firstLineOf(() -> assertThat(drift()).hasMetricDeltaWithin(Metric.PREFILL_P50, 0.1)))
                .isEqualTo(
                        "Expecting drift of \"now\" to have prefill.dominance.p50 within ±0.100 of \"before\" but was"
                                + " 0.750 against 0.500 (Δ +0.250)");
    }

    @Test
    void saysHowTheClassShifted() {
        assertThat(firstLineOf(() -> assertThat(drift()).hasNoClassShift()))
                .isEqualTo("Expecting drift of \"now\" to have no class shift but it went from interactive-chat in"
                        + " \"before\" to batch/offline");
    }

    @Test
    void judgesByGates() {
        assertThat(drift()).passes(gates -> gates.none().prefill(0.25));

        assertThat(firstLineOf(
                        () -> assertThat(drift()).passes(gates -> gates.none().prefill(0.1))))
                .isEqualTo("Expecting \"now\" to match baseline before but 1 of 1 gate failed: prefill.dominance.p50 is"
                        + " 0.750, allowed 0.500 ±0.100 (Δ +0.250)");
    }

    @Test
    void isSoftSafe() {
        var softly = new IwcSoftAssertions();

        softly.assertThat(drift()).hasNoClassShift().hasPrefillDeltaWithin(0.1).hasReuseDeltaWithin(0.25);

        assertThat(softly.errorsCollected()).hasSize(2);
        assertThat((Object) drift()).asInstanceOf(DRIFT).hasPrefillDeltaWithin(0.25);
    }
}
