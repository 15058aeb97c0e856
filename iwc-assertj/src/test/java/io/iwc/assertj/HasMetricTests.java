package io.iwc.assertj;

import static io.iwc.assertj.Failing.failureOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.metric.Metric;
import org.junit.jupiter.api.Test;

class HasMetricTests {
    private static final Metric PROMPT_P90 = Metric.of("tokens.prompt.p90");
    private static final Metric REUSE = Metric.SESSION_REUSE_MEAN;

    @Test
    void includesBothBounds() {
        var shape = Shapes.named("chat").with("tokens.prompt.p90", 80).build();

        assertThat(shape).hasMetricWithin(PROMPT_P90, 80, 90).hasMetricWithin(PROMPT_P90, 40, 80);
    }

    @Test
    void saysBoundActualAndUnitInTheFirstLine() {
        var shape = Shapes.named("chat").with("tokens.prompt.p90", 5187.6).build();

        var failure = failureOf(() -> assertThat(shape).hasMetricWithin(PROMPT_P90, 40, 80));

        assertThat(failure).hasMessage("""
                        Expecting fingerprint "chat" to have tokens.prompt.p90 within [40, 80] tokens but was 5188 tokens

                        workload: 5 requests, sha256 9f2c41d0, tokenizer whitespace, output length from cap""");
        assertThat(failure.getActual().getValue()).isEqualTo(5187.6);
        assertThat(failure.getExpected().getValue()).isEqualTo("within [40, 80] tokens");
    }

    @Test
    void showsMoreDigitsWhereTheBoundWouldLookMet() {
        var shape = Shapes.named("chat").with("reuse.session.mean", 0.8000001).build();

        assertThat(messageOf(() -> assertThat(shape).hasMetricWithin(REUSE, 0.6, 0.8)))
                .startsWith("Expecting fingerprint \"chat\" to have reuse.session.mean within [0.600, 0.800] but was"
                        + " 0.8000001\n");
    }

    @Test
    void failsWhatIsUndefinedWithReasonAndHint() {
        var shape = Shapes.named("questions")
                .undefined("reuse.session.mean", "no request carries a session_id")
                .build();

        assertThat(messageOf(() -> assertThat(shape).hasMetricWithin(REUSE, 0, 1)))
                .isEqualTo("""
                        Expecting fingerprint "questions" to have reuse.session.mean within [0.000, 1.000] but it is not measurable because no request carries a session_id

                        hint: give the requests a session: read conversations with mode = TURNS, or have the application send X-IWC-Session

                        workload: 5 requests, sha256 9f2c41d0, tokenizer whitespace, output length from cap""");
    }

    @Test
    void keepsPercentSignsOfReasons() {
        var shape = Shapes.named("clock")
                .undefined(
                        "arrivals.gammaShape",
                        "20.0 % of the gaps are zero: a fit would describe the clock, not the traffic")
                .build();

        assertThat(messageOf(() -> assertThat(shape).hasMetric(Metric.of("arrivals.gammaShape"))))
                .startsWith("Expecting fingerprint \"clock\" to have a measurable arrivals.gammaShape but it is not"
                        + " measurable because 20.0 % of the gaps are zero: a fit would describe the clock, not the"
                        + " traffic\n");
    }

    @Test
    void marksPercentilesOfTooFewValues() {
        var shape = Shapes.named("chat")
                .with("tokens.prompt.p99", 81)
                .with("tokens.prompt.n", 12)
                .build();

        assertThat(messageOf(() -> assertThat(shape).hasMetricWithin(Metric.of("tokens.prompt.p99"), 1, 80)))
                .startsWith(
                        "Expecting fingerprint \"chat\" to have tokens.prompt.p99 within [1, 80] tokens but was 81.00"
                                + " tokens (n=12)\n");
    }

    @Test
    void forgivesTheRoundingOfASubtraction() {
        var now = Shapes.named("now").with("reuse.session.mean", 0.8).build();
        var before = Shapes.named("before").with("reuse.session.mean", 0.6).build();

        assertThat(now).hasMetricDeltaWithin(REUSE, before, 0.2); // 0.8 - 0.6 is 0.20000000000000007 in doubles
    }

    @Test
    void saysBothSidesOfADelta() {
        var now = Shapes.named("now").with("prefill.dominance.p50", 0.834).build();
        var before = Shapes.named("before").with("prefill.dominance.p50", 0.739).build();

        assertThat(messageOf(() -> assertThat(now).hasMetricDeltaWithin(Metric.PREFILL_P50, before, 0.05)))
                .startsWith(
                        "Expecting fingerprint \"now\" to have prefill.dominance.p50 within ±0.050 of \"before\" but"
                                + " was 0.834 against 0.739 (Δ +0.095)\n");
    }

    @Test
    void failsADeltaThatIsUndefinedNow() {
        var now = Shapes.named("now")
                .undefined("reuse.session.mean", "no request carries a session_id")
                .build();
        var before = Shapes.named("before").with("reuse.session.mean", 0.713).build();

        assertThat(messageOf(() -> assertThat(now).hasMetricDeltaWithin(REUSE, before, 1)))
                .startsWith(
                        "Expecting fingerprint \"now\" to have reuse.session.mean within ±1.000 of \"before\" but it"
                                + " is not measurable: reuse.session.mean is 0.713 in \"before\" and undefined now (no request"
                                + " carries a session_id)\n");
    }

    @Test
    void failsADeltaThatWasUndefinedBefore() {
        var now = Shapes.named("now").with("reuse.session.mean", 0.713).build();
        var before = Shapes.named("before")
                .undefined("reuse.session.mean", "no request carries a session_id")
                .build();

        assertThat(messageOf(() -> assertThat(now).hasMetricDeltaWithin(REUSE, before, 1)))
                .startsWith(
                        "Expecting fingerprint \"now\" to have reuse.session.mean within ±1.000 of \"before\" but it"
                                + " is not measurable: reuse.session.mean is 0.713 now and undefined in \"before\" (no request"
                                + " carries a session_id)\n");
    }

    @Test
    void failsADeltaThatIsUndefinedOnBothSides() {
        var now = Shapes.named("now")
                .undefined("reuse.session.mean", "no session")
                .build();
        var before = Shapes.named("before")
                .undefined("reuse.session.mean", "no pair")
                .build();

        assertThat(messageOf(() -> assertThat(now).hasMetricDeltaWithin(REUSE, before, 1)))
                .startsWith(
                        "Expecting fingerprint \"now\" to have reuse.session.mean within ±1.000 of \"before\" but it"
                                + " is not measurable on both sides: no pair in \"before\", no session now\n");
    }

    @Test
    void refusesToCompareTokensOfTwoTokenizers() {
        var now = Shapes.named("now")
                .countedWith("whitespace")
                .with("tokens.prompt.p90", 40)
                .build();
        var before = Shapes.named("before")
                .countedWith("tiktoken:o200k_base")
                .with("tokens.prompt.p90", 40)
                .build();

        assertThat(messageOf(() -> assertThat(now).hasMetricDeltaWithin(PROMPT_P90, before, 100)))
                .startsWith(
                        "Expecting fingerprint \"now\" to have tokens.prompt.p90 within ±100 tokens of \"before\" but"
                                + " they are not comparable: tokens are counted by tiktoken:o200k_base in the baseline and"
                                + " whitespace now\n");
    }

    @Test
    void refusesToCompareCapsWithObservedLengths() {
        var now = Shapes.named("now")
                .label("tokens.outputSource", "observed")
                .with("prefill.dominance.p50", 0.5)
                .build();
        var before = Shapes.named("before").with("prefill.dominance.p50", 0.5).build();

        assertThat(messageOf(() -> assertThat(now).hasMetricDeltaWithin(Metric.PREFILL_P50, before, 1)))
                .startsWith(
                        "Expecting fingerprint \"now\" to have prefill.dominance.p50 within ±1.000 of \"before\" but"
                                + " they are not comparable: output lengths are cap in the baseline and observed now\n");
    }

    @Test
    void putsOurFirstLineBeforeThatOfTheRequirements() {
        var shape = Shapes.named("chat").with("arrivals.burstinessCv", 3).build();

        var failure = failureOf(() ->
                assertThat(shape).hasMetricSatisfying(Metric.BURSTINESS_CV, burstiness -> burstiness.isLessThan(1)));

        assertThat(failure.getMessage())
                .startsWith("Expecting fingerprint \"chat\" to have arrivals.burstinessCv satisfying the given"
                        + " requirements but was 3.000:\n\nExpecting actual:\n  3.0\nto be less than:\n  1.0");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    void refusesImpossibleBounds() {
        var shape = Shapes.named("chat").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(shape).hasMetricWithin(REUSE, 0.8, 0.6))
                .withMessage("bounds: found min 0.8 above max 0.6, expected min ≤ max; nothing can lie between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(shape).hasMetricWithin(REUSE, Double.NaN, 0.6))
                .withMessage("bounds: found [NaN, 0.6], expected numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(shape).hasMetricDeltaWithin(REUSE, shape, -0.1))
                .withMessage("maxAbs: found -0.1, expected a number ≥ 0");
    }
}
