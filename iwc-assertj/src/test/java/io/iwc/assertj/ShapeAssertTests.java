package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.fingerprint.Percentile.P90;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.PrimaryClass;
import io.iwc.fingerprint.ShapeTag;
import io.iwc.fingerprint.Shapes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeAssertTests {
    private static Fingerprint chat() {
        return shape("chat", 1.0);
    }

    /** Every metric with an assertion of its own, each with another number. */
    private static Fingerprint shape(String name, double factor) {
        return Shapes.named(name)
                .with("prefill.dominance.p50", 0.01 * factor)
                .with("reuse.session.mean", 0.02 * factor)
                .with("reuse.prefix.block16", 0.03 * factor)
                .with("arrivals.burstinessCv", 0.04 * factor)
                .with("arrivals.meanRps", 0.05 * factor)
                .with("arrivals.peakRps1s", 0.06 * factor)
                .with("prefill.dominance.p90", 0.07 * factor)
                .with("tokens.prompt.p90", 0.08 * factor)
                .with("tokens.output.p90", 0.09 * factor)
                .with("sessions.turns.p90", 0.1 * factor)
                .with("sessions.count", 2)
                .label("class.primary", "interactive-chat (prefill-heavy)")
                .label("class.tags", List.of("smooth", "high-reuse"))
                .build();
    }

    private interface Family {
        void within(FingerprintAssert actual, double min, double max);

        void delta(FingerprintAssert actual, Fingerprint other, double maxAbs);

        void satisfying(FingerprintAssert actual, double expected);
    }

    private record Named(String metric, double value, Family family) {
        @Override
        public String toString() {
            return metric;
        }
    }

    private static Family family(Within within, Delta delta, Satisfying satisfying) {
        return new Family() {
            @Override
            public void within(FingerprintAssert actual, double min, double max) {
                within.check(actual, min, max);
            }

            @Override
            public void delta(FingerprintAssert actual, Fingerprint other, double maxAbs) {
                delta.check(actual, other, maxAbs);
            }

            @Override
            public void satisfying(FingerprintAssert actual, double expected) {
                satisfying.check(actual, expected);
            }
        };
    }

    private interface Within {
        void check(FingerprintAssert actual, double min, double max);
    }

    private interface Delta {
        void check(FingerprintAssert actual, Fingerprint other, double maxAbs);
    }

    private interface Satisfying {
        void check(FingerprintAssert actual, double expected);
    }

    static Stream<Arguments> families() {
        return Stream.of(
                        new Named(
                                "prefill.dominance.p50",
                                0.01,
                                family(
                                        FingerprintAssert::hasPrefillWithin,
                                        FingerprintAssert::hasPrefillDeltaWithin,
                                        (a, v) -> a.hasPrefillSatisfying(x -> x.isEqualTo(v)))),
                        new Named(
                                "reuse.session.mean",
                                0.02,
                                family(
                                        FingerprintAssert::hasReuseWithin,
                                        FingerprintAssert::hasReuseDeltaWithin,
                                        (a, v) -> a.hasReuseSatisfying(x -> x.isEqualTo(v)))),
                        new Named(
                                "reuse.prefix.block16",
                                0.03,
                                family(
                                        FingerprintAssert::hasPrefixReuseWithin,
                                        FingerprintAssert::hasPrefixReuseDeltaWithin,
                                        (a, v) -> a.hasPrefixReuseSatisfying(x -> x.isEqualTo(v)))),
                        new Named(
                                "arrivals.burstinessCv",
                                0.04,
                                family(
                                        FingerprintAssert::hasBurstinessWithin,
                                        FingerprintAssert::hasBurstinessDeltaWithin,
                                        (a, v) -> a.hasBurstinessSatisfying(x -> x.isEqualTo(v)))),
                        new Named(
                                "arrivals.meanRps",
                                0.05,
                                family(
                                        FingerprintAssert::hasMeanRateWithin,
                                        FingerprintAssert::hasMeanRateDeltaWithin,
                                        (a, v) -> a.hasMeanRateSatisfying(x -> x.isEqualTo(v)))),
                        new Named(
                                "arrivals.peakRps1s",
                                0.06,
                                family(
                                        FingerprintAssert::hasPeakRateWithin,
                                        FingerprintAssert::hasPeakRateDeltaWithin,
                                        (a, v) -> a.hasPeakRateSatisfying(x -> x.isEqualTo(v)))),
                        new Named(
                                "prefill.dominance.p90",
                                0.07,
                                family(
                                        (a, min, max) -> a.hasPrefillWithin(P90, min, max),
                                        (a, o, d) -> a.hasPrefillDeltaWithin(P90, o, d),
                                        (a, v) -> a.hasPrefillSatisfying(P90, x -> x.isEqualTo(v)))),
                        new Named(
                                "tokens.prompt.p90",
                                0.08,
                                family(
                                        (a, min, max) -> a.hasPromptTokensWithin(P90, min, max),
                                        (a, o, d) -> a.hasPromptTokensDeltaWithin(P90, o, d),
                                        (a, v) -> a.hasPromptTokensSatisfying(P90, x -> x.isEqualTo(v)))),
                        new Named(
                                "tokens.output.p90",
                                0.09,
                                family(
                                        (a, min, max) -> a.hasOutputTokensWithin(P90, min, max),
                                        (a, o, d) -> a.hasOutputTokensDeltaWithin(P90, o, d),
                                        (a, v) -> a.hasOutputTokensSatisfying(P90, x -> x.isEqualTo(v)))),
                        new Named(
                                "sessions.turns.p90",
                                0.1,
                                family(
                                        (a, min, max) -> a.hasTurnsWithin(P90, min, max),
                                        (a, o, d) -> a.hasTurnsDeltaWithin(P90, o, d),
                                        (a, v) -> a.hasTurnsSatisfying(P90, x -> x.isEqualTo(v)))))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("families")
    void holdsTheMetricOfItsNameWithinBounds(Named named) {
        named.family().within(assertThat(chat()), named.value(), named.value());

        assertThat(firstLineOf(() -> named.family().within(assertThat(chat()), 7, 8)))
                .startsWith("Expecting fingerprint \"chat\" to have " + named.metric() + " within [7");
    }

    @ParameterizedTest
    @MethodSource("families")
    void holdsTheMetricOfItsNameNearAnother(Named named) {
        var twice = shape("twice", 2);

        named.family().delta(assertThat(chat()), twice, named.value());

        assertThat(firstLineOf(() -> named.family().delta(assertThat(chat()), twice, named.value() / 2)))
                .startsWith("Expecting fingerprint \"chat\" to have " + named.metric() + " within ±");
    }

    @ParameterizedTest
    @MethodSource("families")
    void handsTheMetricOfItsNameToRequirements(Named named) {
        named.family().satisfying(assertThat(chat()), named.value());

        assertThat(firstLineOf(() -> named.family().satisfying(assertThat(chat()), 7)))
                .startsWith("Expecting fingerprint \"chat\" to have " + named.metric()
                        + " satisfying the given requirements but was ");
    }

    @Test
    void countsRequestsAndSessions() {
        assertThat(chat()).hasRequestCount(5).hasSessionCount(2);

        assertThat(firstLineOf(() -> assertThat(chat()).hasRequestCount(6)))
                .isEqualTo("Expecting fingerprint \"chat\" to have 6 requests but has 5");
        assertThat(firstLineOf(() -> assertThat(chat()).hasSessionCount(1)))
                .isEqualTo("Expecting fingerprint \"chat\" to have 1 sessions but has 2");
    }

    @Test
    void takesTheClassWithOrWithoutItsSuffix() {
        assertThat(chat()).isClassifiedAs(PrimaryClass.INTERACTIVE_CHAT);
    }

    @Test
    void saysWhatTheClassWasDecidedBy() {
        assertThat(firstLineOf(() -> assertThat(chat()).isClassifiedAs(PrimaryClass.BURSTY_API)))
                .isEqualTo("Expecting fingerprint \"chat\" to be classified as bursty-api but is interactive-chat"
                        + " (prefill-heavy): sessions.count 2, sessions.turns.p90 0.100, reuse.session.mean 0.020,"
                        + " arrivals.burstinessCv 0.040");
    }

    @Test
    void saysWhatATagLacks() {
        assertThat(chat()).hasTag(ShapeTag.HIGH_REUSE);

        assertThat(firstLineOf(() -> assertThat(chat()).hasTag(ShapeTag.BURSTY)))
                .isEqualTo("Expecting fingerprint \"chat\" to have the tag bursty but its tags are smooth, high-reuse:"
                        + " arrivals.burstinessCv is 0.040, the tag needs it above 1.5");
    }

    @Test
    void readsBurstinessBesideItsCompanions() {
        var bursts = Shapes.named("bursts")
                .with("arrivals.burstinessCv", 3)
                .with("arrivals.dispersion1s", 5)
                .with("arrivals.gapMedianToMean", 0.1637)
                .build();

        assertThat(messageOf(() -> assertThat(bursts).hasBurstinessWithin(0.8, 1.2)))
                .isEqualTo("""
                        Expecting fingerprint "bursts" to have arrivals.burstinessCv within [0.800, 1.200] but was 3.000

                        beside:   arrivals.dispersion1s 5.000, arrivals.gapMedianToMean 0.164
                        workload: 5 requests, sha256 9f2c41d0, tokenizer whitespace, output length from cap""");
    }

    @Test
    void refusesNull() {
        Fingerprint none = null;

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> assertThat(none).hasRequestCount(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting actual not to be null");
    }
}
