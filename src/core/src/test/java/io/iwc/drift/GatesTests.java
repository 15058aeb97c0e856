package io.iwc.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Metric;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTests {
    private static final String REUSE = "reuse.session.mean";
    private static final String PREFILL = "prefill.dominance.p50";

    @ParameterizedTest
    @CsvSource({
        "0.6,  0.8,   0.2,  PASS", // 0.8 - 0.6 is 0.20000000000000007 in doubles
        "0.6,  0.801, 0.2,  FAIL",
        "0.8,  0.6,   0.2,  PASS",
        "0.8,  0.599, 0.2,  FAIL",
        "0.5,  0.5,   0,    PASS",
        "0.5,  0.51,  0,    FAIL",
    })
    void forgivesTheRoundingOfASubtractionAndNothingElse(double before, double now, double max, Verdict verdict) {
        var result = one(Sides.with(PREFILL, before), Sides.with(PREFILL, now), gates -> gates.prefill(max));

        assertThat(result.verdict()).isEqualTo(verdict);
    }

    @Test
    void saysWhatIsAllowedAndByHowMuchItWasMissed() {
        var result = one(Sides.with(PREFILL, 0.739), Sides.with(PREFILL, 0.834), gates -> gates.prefill(0.05));

        assertThat(result.message())
                .isEqualTo("prefill.dominance.p50 is 0.834, allowed 0.739 ±0.050 (Δ +0.095)"); // junit.md 6
        assertThat(result.baselineText()).isEqualTo("0.739");
        assertThat(result.currentText()).isEqualTo("0.834");
        assertThat(result.deltaText()).isEqualTo("+0.095");
        assertThat(result.gate().allowed()).isEqualTo("±0.050");
    }

    @Test
    void showsMoreDigitsWhereTwoNumbersWouldLookAlike() {
        var result = one(Sides.with(PREFILL, 0.7), Sides.with(PREFILL, 0.7500004), gates -> gates.prefill(0.05));

        assertThat(result.message()).isEqualTo("prefill.dominance.p50 is 0.750, allowed 0.700 ±0.050 (Δ +0.0500004)");
    }

    @Test
    void speaksOfTokensAndFractionsInTheirOwnDigits() {
        var p90 = Metric.of("tokens.prompt.p90");
        var before = Sides.with(p90.id(), 75.8);
        var now = Sides.with(p90.id(), 96);

        assertThat(one(before, now, gates -> gates.relative(p90, 0.1)).message())
                .isEqualTo("tokens.prompt.p90 is 96.00, allowed 75.80 ±10 % (Δ +26.65 %)");
        assertThat(one(before, now, gates -> gates.delta(p90, 5, Direction.INCREASE))
                        .message())
                .isEqualTo("tokens.prompt.p90 is 96.00, allowed 75.80 +5 (Δ +20.20)");
        assertThat(one(before, now, gates -> gates.within(p90, 40, 80)).message())
                .isEqualTo("tokens.prompt.p90 is 96.00, allowed 40 to 80");
    }

    @Test
    void watchesOneDirectionIfAsked() {
        var less = Sides.with(PREFILL, 0.2);
        var more = Sides.with(PREFILL, 0.9);
        UnaryOperator<Gates> upwards = gates -> gates.delta(Metric.PREFILL_P50, 0.1, Direction.INCREASE);

        assertThat(one(less, more, upwards).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(one(more, less, upwards).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void saysHowMuchIsLeftOfAFallWhereAnotherRiseIsAllowed() {
        UnaryOperator<Gates> absolute = gates -> gates.delta(Metric.PREFILL_P50, 0.3, 0.05);

        var fallen = one(Sides.with(PREFILL, 0.5), Sides.with(PREFILL, 0.4), absolute);
        var risen = one(Sides.with(PREFILL, 0.5), Sides.with(PREFILL, 0.51), absolute);

        assertThat(fallen.slack().value()).isCloseTo(0.2, within(1e-12));
        assertThat(risen.slack().value()).isCloseTo(0.04, within(1e-12));
    }

    @Test
    void failsWhereAMetricVanished() {
        var before = Sides.with(REUSE, 0.713);
        var now = Sides.without(REUSE, "no request carries a session_id");

        assertThat(one(before, now, gates -> gates.reuse(0.05)).message())
                .isEqualTo("not measurable: reuse.session.mean is 0.713 in the baseline and undefined now "
                        + "(no request carries a session_id)"); // metrics.md 3
        assertThat(judged(before, now, gates -> gates.reuse(0.05).lenient()).passed())
                .isFalse();
        assertThat(one(now, before, gates -> gates.reuse(0.05)).message())
                .isEqualTo("not measurable: reuse.session.mean is undefined in the baseline and 0.713 now "
                        + "(no request carries a session_id)");
    }

    @Test
    void isNotApplicableWhereNeitherSideIsDefinedUnlessItWasNamed() {
        var none = Sides.without(REUSE, "no request carries a session_id");

        var named = judged(none, none, gates -> gates.reuse(0.05));
        var command = judged(none, none, gates -> gates.reuse(0.05).lenient());

        assertThat(named.failures())
                .singleElement()
                .extracting(GateResult::message)
                .isEqualTo("reuse.session.mean is "
                        + "undefined in the baseline (no request carries a session_id) and now "
                        + "(no request carries a session_id)");
        assertThat(command.passed()).isTrue();
        assertThat(command.isEmpty()).isTrue();
        assertThat(command.summary()).isEqualTo("no gate is applicable");
        assertThat(command.results().get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void failsABoundOnWhatCannotBeMeasured() {
        var none = Sides.without(REUSE, "no session has a second turn");

        assertThat(one(none, none, gates -> gates.within(Metric.SESSION_REUSE_MEAN, 0, 1))
                        .message())
                .isEqualTo("reuse.session.mean is not measurable because no session has a second turn");
    }

    @Test
    void refusesAnIdThatNeitherSideHas() {
        var side = Sides.with("reuse.prefix.block16", 0.5)
                .and("reuse.prefix.block16.distinctBlocks", 9)
                .and(PREFILL, 1);

        assertThatThrownBy(() -> one(side, side, gates -> gates.delta(Metric.of("reuse.prefix.block32"), 0.1)))
                .isInstanceOf(UnknownMetricException.class)
                .hasMessage("metric: found reuse.prefix.block32, which neither side has, did you mean "
                        + "reuse.prefix.block16?");
    }

    @Test
    void refusesThresholdsThatMeanNothing() {
        var gates = Gates.standard();

        assertThatThrownBy(() -> gates.prefill(-0.1)).hasMessage("threshold: found -0.1, expected a number ≥ 0");
        assertThatThrownBy(() -> gates.reuse(Double.NaN)).hasMessage("threshold: found NaN, expected a number ≥ 0");
        assertThatThrownBy(() -> gates.within(Metric.PREFILL_P50, 1, 0))
                .hasMessage("bound: found 1.0 to 0.0, expected min ≤ max");
        assertThatThrownBy(() -> gates.distance(Metric.PREFILL_P50, 1))
                .hasMessage("distance: found prefill.dominance.p50, expected an id such as "
                        + "distance.tokens.prompt.wassersteinLog");
    }

    @Test
    void failsTheStandardGateOnSessionsWhereTheyVanished() {
        var before = Sides.with("sessions.count", 5).and(PREFILL, 0.5);
        var now = Sides.with("sessions.count", 0).and(PREFILL, 0.5);

        var judgement = Gates.standard().judge(Drift.between(before, now));

        assertThat(judgement.failures())
                .extracting(GateResult::message)
                .containsExactly("sessions.count is 0, allowed 1 or more as in the baseline (5)");
        assertThat(judgement.summary()).isEqualTo("1 of 3 gates failed, 3 not applicable");
    }

    @Test
    void holdsRunsToErrorsAndLatencyAndNotToShape() {
        var before =
                Sides.with("run.errorRate", 0).and("run.responseTtft.p90", 0.2).and("run.tpot.p90", 0.02);
        var now = Sides.with("run.errorRate", 0.01)
                .and("run.responseTtft.p90", 0.24)
                .and("run.tpot.p90", 0.03);

        var judgement = Gates.standard().judge(Drift.between(before, now));

        assertThat(judgement.results()).hasSize(3);
        assertThat(judgement.failures())
                .extracting(GateResult::message)
                .containsExactly(
                        "run.errorRate is 0.010, allowed 0.000 +0.000 (Δ +0.010)",
                        "run.tpot.p90 is 30.00 ms, allowed 20.00 ms +20 % (Δ +50 %)");
    }

    @Test
    void holdsPrefixReuseInBlocksOfAnySizeToTheStandardGate() {
        var hashed = Sides.with("reuse.prefix.block512", 0.68).and(PREFILL, 0.5);
        var lost = Sides.with("reuse.prefix.block512", 0).and(PREFILL, 0.5);
        var size = Metric.of("reuse.prefix.block512");

        assertThat(Gates.standard().judge(Drift.between(hashed, lost)).failures())
                .extracting(GateResult::message)
                .containsExactly("reuse.prefix.block512 is 0.000, allowed 0.680 ±0.050 (Δ -0.680)");
        assertThat(Gates.standard()
                        .delta(size, 0.7)
                        .judge(Drift.between(hashed, lost))
                        .passed())
                .isTrue();
        assertThat(Gates.standard()
                        .without(size)
                        .judge(Drift.between(hashed, lost))
                        .results())
                .noneMatch(result -> result.gate().metric().equals(size));
        assertThat(Gates.none().prefill(0.1).judge(Drift.between(hashed, lost)).passed())
                .isTrue();
        assertThat(Gates.standard()
                        .judge(Drift.between(
                                hashed, Sides.with("reuse.prefix.block16", 0.1).and(PREFILL, 0.5)))
                        .results())
                .as("other block sizes are other metrics")
                .noneMatch(result -> result.gate().metric().id().startsWith("reuse.prefix"));
    }

    @Test
    void judgesDispersionWhereAFewGapsMakeTheBurstiness() {
        // by hand: at most 0.99 · 1² of a mean square of 1 + 3² is in gaps up to P99
        var heavy =
                Sides.with("arrivals.gap.p99", 1).and("arrivals.gap.mean", 1).and("arrivals.gap.std", 3);
        var before = heavy.and("arrivals.burstinessCv", 3).and("arrivals.dispersion1s", 2);
        var now = Sides.with("arrivals.burstinessCv", 9).and("arrivals.dispersion1s", 3.1);

        var judgement = Gates.standard().judge(Drift.between(before, now));

        assertThat(judgement.failures())
                .extracting(GateResult::message)
                .containsExactly("arrivals.dispersion1s is 3.100, allowed 2.000 ±50 % (Δ +55 %)");
        assertThat(judgement.results())
                .filteredOn(result -> result.gate().metric().equals(Metric.BURSTINESS_CV))
                .singleElement()
                .satisfies(result -> assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE))
                .extracting(GateResult::message)
                .isEqualTo("arrivals.burstinessCv: the longest 1 % of the gaps make most of it; arrivals.dispersion1s"
                        + " is gated in its place");
        assertThat(Gates.standard()
                        .burstiness(0.5)
                        .judge(Drift.between(before, now))
                        .failures())
                .as("a test that asks for it is given it")
                .hasSize(2);
    }

    @Test
    void judgesBurstinessOfGapsThatHaveNoHeavyTail() {
        // by hand: exponential gaps of mean 1 have P99 4.6, which proves nothing about a mean square of 2
        var poisson = Sides.with("arrivals.gap.p99", 4.6)
                .and("arrivals.gap.mean", 1)
                .and("arrivals.gap.std", 1)
                .and("arrivals.burstinessCv", 1)
                .and("arrivals.dispersion1s", 1);
        var bursts = Sides.with("arrivals.burstinessCv", 2).and("arrivals.dispersion1s", 9);

        assertThat(Gates.standard().judge(Drift.between(poisson, bursts)).failures())
                .extracting(result -> result.gate().metric())
                .containsExactly(Metric.BURSTINESS_CV);
    }

    @Test
    void keepsOneGateOfAKindForAMetricAndRemovesThoseLeftOut() {
        var gates = Gates.standard().prefill(0.2).prefill(0.3).without(Metric.BURSTINESS_CV);

        assertThat(gates.all())
                .filteredOn(gate -> gate.metric().equals(Metric.PREFILL_P50))
                .singleElement()
                .satisfies(gate -> assertThat(gate.allowed()).isEqualTo("±0.300"));
        assertThat(gates.all()).noneMatch(gate -> gate.metric().equals(Metric.BURSTINESS_CV));
        assertThat(Gates.none().all()).isEmpty();
    }

    @Test
    void comparesTheClassWithoutItsSuffix() {
        var chat = Sides.with(PREFILL, 0.5).labelled("class.primary", "interactive-chat");
        var heavy = Sides.with(PREFILL, 0.5).labelled("class.primary", "interactive-chat (prefill-heavy)");
        var api = Sides.with(PREFILL, 0.5).labelled("class.primary", "bursty-api");

        assertThat(one(chat, heavy, Gates::sameClass).verdict()).isEqualTo(Verdict.PASS);
        assertThat(one(heavy, api, Gates::sameClass).message())
                .isEqualTo("class.primary is bursty-api, allowed interactive-chat (prefill-heavy)");
    }

    private static GateResult one(Sides baseline, Sides current, UnaryOperator<Gates> named) {
        return judged(baseline, current, named).results().get(0);
    }

    private static Judgement judged(Sides baseline, Sides current, UnaryOperator<Gates> named) {
        return named.apply(Gates.none()).judge(Drift.between(baseline, current));
    }
}
