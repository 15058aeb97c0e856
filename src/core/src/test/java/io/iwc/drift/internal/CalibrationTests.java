package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import io.iwc.drift.DrawnWorkload;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.metric.Metric;
import io.iwc.testing.Traffic;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTests {
    private static final Allowance NONE = new Allowance(0, 0);
    private static final Metric PROMPT_DISTANCE = Metric.of("distance.tokens.prompt.ksMargin");

    @ParameterizedTest
    @EnumSource(Traffic.class)
    void seldomFlagsWhatOnlyChanceChangedAndMostlySeesAShift(Traffic traffic) {
        var falseAlarms = 0;
        var detections = 0;

        for (var pair = 1; pair <= 8; pair++) {
            var baseline = DrawnWorkload.of(traffic, 2L * pair, 300, 1);
            var gates = Calibration.of(baseline, new NumberTokenizer(), 300, pair, 95)
                    .gates();
            falseAlarms += isFlagged(gates, baseline, DrawnWorkload.of(traffic, 2L * pair + 1, 300, 1)) ? 1 : 0;
            detections += isFlagged(gates, baseline, DrawnWorkload.of(traffic, 2L * pair + 1, 300, 2)) ? 1 : 0;
        }

        assertThat(falseAlarms).isLessThanOrEqualTo(2); // binomial, 8 at 5 %: more in 1 of 170
        assertThat(detections).isGreaterThanOrEqualTo(6); // prompts twice as long
    }

    @Test
    void allowsTwoIndependentSamplesToDifferByMoreThanOneOfThemVaries() {
        var baseline = DrawnWorkload.of(Traffic.INDEPENDENT, 3, 1600, 1);

        var threshold = Calibration.of(baseline, new NumberTokenizer(), 1600, 42)
                .thresholds()
                .get(Metric.of("arrivals.gapRate"))
                .rise();

        // the rate of 1600 exponential gaps has a relative standard error of 1/40, a difference of two √2 of that;
        // one gate alone at 99 % would allow 2.58 of those, five at once by Bonferroni's bound 3.1
        var rate = Fingerprinter.of(baseline, new NumberTokenizer())
                .measurement(Metric.GAP_RATE)
                .value();
        assertThat(threshold / rate).isBetween(2.58 * Math.sqrt(2) / 40, 4.5 * Math.sqrt(2) / 40);
    }

    @ParameterizedTest
    @EnumSource(Traffic.class)
    void seldomFlagsWhatOnlyChanceChangedWhereBothSidesAreAtHand(Traffic traffic) {
        var falseAlarms = 0;
        var detections = 0;

        for (var pair = 1; pair <= 8; pair++) {
            var baseline = DrawnWorkload.of(traffic, 2L * pair, 600, 1);
            falseAlarms += isFlagged(baseline, DrawnWorkload.of(traffic, 2L * pair + 1, 600, 1), pair) ? 1 : 0;
            detections += isFlagged(baseline, DrawnWorkload.of(traffic, 2L * pair + 1, 600, 1.6), pair) ? 1 : 0;
        }

        assertThat(falseAlarms).isLessThanOrEqualTo(2); // binomial, 8 at 5 %: more in 1 of 170
        assertThat(detections).isGreaterThanOrEqualTo(6); // prompts longer by 60 %
    }

    @Test
    void measuresWhatItDealtAsTheDriftDoes() {
        var baseline = DrawnWorkload.of(Traffic.SESSIONS, 5, 400, 1);
        var current = DrawnWorkload.of(Traffic.SESSIONS, 6, 300, 1.2);
        var tokenizer = new NumberTokenizer();
        var drift = Drift.between(Fingerprinter.of(baseline, tokenizer), Fingerprinter.of(current, tokenizer));
        var samples = new TwoSamples(UnitSample.of(baseline, tokenizer), UnitSample.of(current, tokenizer), 4);

        var moves = samples.moves(Draw.asTheyAre(samples.blocks(), samples.blocksOfFirst()));

        assertThat(moves).hasSizeGreaterThan(15);
        moves.forEach((metric, move) -> {
            if (metric.isDistance()) {
                assertThat(move.now())
                        .as(metric.id())
                        .isCloseTo(drift.now(metric).value(), within(1e-9));
            } else if (!metric.id().matches(".*dispersion1s")) { // in windows that begin with another block
                var delta = drift.delta(metric);
                assertThat(move.before())
                        .as(metric.id())
                        .isCloseTo(delta.baseline().value(), within(1e-9));
                assertThat(move.now()).as(metric.id()).isCloseTo(delta.current().value(), within(1e-9));
            }
        });
    }

    @Test
    void saysWithWhichConfidence() {
        var baseline = DrawnWorkload.of(Traffic.INDEPENDENT, 3, 200, 1);

        var calibration = Calibration.of(baseline, new NumberTokenizer(), 200, 42);
        var ofBoth = Calibration.of(
                baseline, DrawnWorkload.of(Traffic.INDEPENDENT, 4, 200, 1), new NumberTokenizer(), 42, 99);

        assertThat(calibration.statement())
                .isEqualTo("99 % confidence that two workloads of the same distribution stay within all of these "
                        + calibration.thresholds().size()
                        + " thresholds at once (999 pairs of resampled baselines, 16 blocks of 13, seed 42)");
        assertThat(ofBoth.statement())
                .isEqualTo("99 % confidence that two workloads of the same distribution stay within all of these "
                        + ofBoth.thresholds().size()
                        + " thresholds at once (999 times 16 and 16 blocks of 13 dealt anew, seed 42)");
        assertThat(calibration.thresholds()).containsKey(PROMPT_DISTANCE).doesNotContainKey(Metric.SESSION_REUSE_MEAN);
        assertThat(calibration.notCalibrated())
                .containsEntry(Metric.SESSION_REUSE_MEAN, "no request carries a session_id")
                .doesNotContainKey(PROMPT_DISTANCE);
    }

    @Test
    void isTheSameForTheSameSeedAndTighterForMoreRequests() {
        var small = Calibration.of(DrawnWorkload.of(Traffic.INDEPENDENT, 3, 100, 1), new NumberTokenizer(), 100, 7);
        var again = Calibration.of(DrawnWorkload.of(Traffic.INDEPENDENT, 3, 100, 1), new NumberTokenizer(), 100, 7);
        var large = Calibration.of(DrawnWorkload.of(Traffic.INDEPENDENT, 3, 1600, 1), new NumberTokenizer(), 1600, 7);

        assertThat(again.thresholds()).isEqualTo(small.thresholds());
        assertThat(large.thresholds().get(PROMPT_DISTANCE))
                .extracting(Allowance::rise, DOUBLE)
                .isLessThan(small.thresholds().get(PROMPT_DISTANCE).rise() / 2);
    }

    @Test
    void keepsConversationsWhole() {
        var requests = new ArrayList<Request>();
        for (var session = 0; session < 90; session++) {
            for (var turn = 0; turn < 3; turn++) {
                requests.add(Request.text(Examples.numbers(1000 * session, 10 + session * 7 % 30 + 10 * turn))
                        .inSession("s" + session)
                        .asTurn(turn)
                        .arrivingAt(Examples.millis(1000L * session + 100L * turn))
                        .withMaxOutputTokens(8)
                        .build());
            }
        }
        var chats = Examples.workload("chats", requests);

        var thresholds = Calibration.of(chats, new NumberTokenizer(), 270, 42).thresholds();

        assertThat(thresholds.get(Metric.of("sessions.turns.mean")))
                .isEqualTo(NONE); // three turns in every conversation
        assertThat(thresholds.get(Metric.of("sessions.promptGrowth.p50"))).isEqualTo(NONE);
        assertThat(thresholds.get(Metric.SESSION_REUSE_MEAN).rise())
                .isPositive()
                .isLessThan(0.2);
    }

    @Test
    void allowsAFallOfWhatIsProportionalByLessThanARise() {
        var allowed = Calibration.of(DrawnWorkload.of(Traffic.INDEPENDENT, 3, 200, 1), new NumberTokenizer(), 200, 42)
                .thresholds()
                .get(Metric.PROMPT_TOKENS_P90);
        var p90 = Fingerprinter.of(DrawnWorkload.of(Traffic.INDEPENDENT, 3, 200, 1), new NumberTokenizer())
                .measurement(Metric.PROMPT_TOKENS_P90)
                .value();

        // by hand: to one nth where it may rise to n times
        assertThat((p90 - allowed.fall()) * (p90 + allowed.rise())).isCloseTo(p90 * p90, withinPercentage(1e-6));
    }

    @Test
    void hasNoBoundsFromSixSessions() {
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 42; i++) {
            requests.add(Request.lengthOnly(100 + i)
                    .inSession("s" + i / 7)
                    .asTurn(i % 7)
                    .arrivingAt(Examples.millis(100L * i))
                    .withMaxOutputTokens(8)
                    .build());
        }

        var calibration = Calibration.of(Examples.workload("agents", requests), new NumberTokenizer(), 42, 42);

        assertThat(calibration.thresholds()).isEmpty();
        assertThat(calibration.gates().all()).isEmpty();
        assertThat(calibration.notCalibrated()).containsEntry(Metric.PROMPT_TOKENS_P90, "6 sessions, needs 30");
        assertThat(calibration.statement()).isEqualTo("not calibratable: 6 sessions, needs 30");
    }

    @Test
    void catchesAPrefixReuseThatIsGone() {
        var shared = new ArrayList<Request>();
        var alone = new ArrayList<Request>();
        for (var i = 0; i < 300; i++) {
            shared.add(hashed(i, 1, 2, i % 7 == 0 ? 1000 + i : 3));
            alone.add(hashed(i, 10_000 + 3 * i, 10_001 + 3 * i, 10_002 + 3 * i));
        }
        var baseline = Examples.workload("shared", shared);

        var calibration = Calibration.of(baseline, new NumberTokenizer(), 300, 42);

        assertThat(calibration
                        .thresholds()
                        .get(Metric.of("reuse.prefix.block16"))
                        .fall())
                .isLessThan(0.1);
        assertThat(calibration.thresholds()).containsKey(Metric.of("reuse.prefix.block16.requestsWithHit"));
        assertThat(isFlagged(calibration.gates(), baseline, baseline)).isFalse();
        assertThat(isFlagged(calibration.gates(), baseline, Examples.workload("alone", alone)))
                .isTrue();
    }

    private static Request hashed(int index, long... ids) {
        return Request.lengthOnly(48)
                .withPrefix(PrefixBlocks.of(16, ids))
                .arrivingAt(Examples.millis(100L * index))
                .withMaxOutputTokens(8)
                .build();
    }

    @Test
    void refusesToCalibrateOnAHandful() {
        assertThatThrownBy(() -> Calibration.of(Examples.bursty(), new NumberTokenizer(), 500, 42))
                .hasMessage("calibration: found 10 requests in the baseline and 500 now, expected at least 20 on each "
                        + "side; give thresholds by hand");
    }

    private static boolean isFlagged(Workload baseline, Workload current, long seed) {
        return isFlagged(
                Calibration.of(baseline, current, new NumberTokenizer(), seed, 95)
                        .gates(),
                baseline,
                current);
    }

    private static boolean isFlagged(Gates gates, Workload baseline, Workload current) {
        var tokenizer = new NumberTokenizer();
        var drift = Drift.between(Fingerprinter.of(baseline, tokenizer), Fingerprinter.of(current, tokenizer));
        return !gates.judge(drift).passed();
    }
}
