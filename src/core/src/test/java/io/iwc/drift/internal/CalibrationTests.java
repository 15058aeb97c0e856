package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.drift.DrawnWorkload;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.metric.Metric;
import io.iwc.testing.Traffic;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTests {
    private static final Metric PROMPT_DISTANCE = Metric.of("distance.tokens.prompt.wassersteinLog");

    @ParameterizedTest
    @EnumSource(Traffic.class)
    void seldomFlagsWhatOnlyChanceChangedAndMostlySeesAShift(Traffic traffic) {
        var falseAlarms = 0;
        var detections = 0;

        for (var pair = 1; pair <= 8; pair++) {
            var baseline = DrawnWorkload.of(traffic, 2L * pair, 200, 1);
            var gates =
                    Calibration.of(baseline, new NumberTokenizer(), 200, pair).gates();
            falseAlarms += isFlagged(gates, baseline, DrawnWorkload.of(traffic, 2L * pair + 1, 200, 1)) ? 1 : 0;
            detections += isFlagged(gates, baseline, DrawnWorkload.of(traffic, 2L * pair + 1, 200, 2)) ? 1 : 0;
        }

        assertThat(falseAlarms).isLessThanOrEqualTo(2); // binomial, 8 at 5 %: more in 1 of 170
        assertThat(detections).isGreaterThanOrEqualTo(6); // prompts twice as long
    }

    @Test
    void allowsTwoIndependentSamplesToDifferByMoreThanOneOfThemVaries() {
        var baseline = DrawnWorkload.of(Traffic.INDEPENDENT, 3, 1600, 1);

        var threshold = Calibration.of(baseline, new NumberTokenizer(), 1600, 42)
                .thresholds()
                .get(Metric.of("arrivals.gapRate"));

        // the rate of 1600 exponential gaps has a relative standard error of 1/40, a difference of two √2 of that;
        // one gate alone at 95 % would allow 1.96 of those, fourteen at once by Bonferroni's bound 2.9
        var rate = Fingerprinter.of(baseline, new NumberTokenizer())
                .measurement(Metric.GAP_RATE)
                .value();
        assertThat(threshold / rate).isBetween(1.96 * Math.sqrt(2) / 40, 4 * Math.sqrt(2) / 40);
    }

    @Test
    void saysWithWhichConfidence() {
        var calibration =
                Calibration.of(DrawnWorkload.of(Traffic.INDEPENDENT, 3, 64, 1), new NumberTokenizer(), 64, 42);

        assertThat(calibration.statement())
                .isEqualTo("95 % confidence that two workloads of the same distribution stay within all of these "
                        + calibration.thresholds().size()
                        + " thresholds at once (200 pairs of resampled baselines, 6 circular blocks of 11, seed 42)");
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
                .isLessThan(small.thresholds().get(PROMPT_DISTANCE) / 2);
    }

    @Test
    void keepsConversationsWhole() {
        var requests = new ArrayList<Request>();
        for (var session = 0; session < 30; session++) {
            for (var turn = 0; turn < 3; turn++) {
                requests.add(Request.text(Examples.numbers(1000 * session, 10 + session + 10 * turn))
                        .inSession("s" + session)
                        .asTurn(turn)
                        .arrivingAt(Examples.millis(1000L * session + 100L * turn))
                        .withMaxOutputTokens(8)
                        .build());
            }
        }
        var chats = Examples.workload("chats", requests);

        var thresholds = Calibration.of(chats, new NumberTokenizer(), 90, 42).thresholds();

        assertThat(thresholds.get(Metric.of("sessions.turns.mean"))).isZero(); // three turns in every conversation
        assertThat(thresholds.get(Metric.of("sessions.promptGrowth.p50"))).isZero();
        assertThat(thresholds.get(Metric.SESSION_REUSE_MEAN)).isPositive().isLessThan(0.2);
    }

    @Test
    void refusesToCalibrateOnAHandful() {
        assertThatThrownBy(() -> Calibration.of(Examples.bursty(), new NumberTokenizer(), 500, 42))
                .hasMessage("calibration: found 10 requests in the baseline and 500 now, expected at least 20 on each "
                        + "side; give thresholds by hand");
    }

    private static boolean isFlagged(Gates gates, Workload baseline, Workload current) {
        var tokenizer = new NumberTokenizer();
        var drift = Drift.between(Fingerprinter.of(baseline, tokenizer), Fingerprinter.of(current, tokenizer));
        return !gates.judge(drift).passed();
    }
}
