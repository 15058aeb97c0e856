package io.iwc.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.Metric;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CalibrationTests {
    private static final Metric PROMPT_DISTANCE = Metric.of("distance.tokens.prompt.wassersteinLog");

    @Test
    void seldomFlagsWhatOnlyChanceChangedAndMostlySeesAShift() {
        var baseline = traffic(0, 600, 1);
        var gates = Calibration.of(baseline, new NumberTokenizer(), 600, 42).gates();

        var falseAlarms =
                LongStream.rangeClosed(1, 40).filter(seed -> isFlagged(gates, baseline, traffic(seed, 600, 1)));
        var detections =
                LongStream.rangeClosed(1, 40).filter(seed -> isFlagged(gates, baseline, traffic(seed, 600, 1.3)));

        assertThat(falseAlarms.count()).isLessThanOrEqualTo(8); // 5 % are expected, 20 % allowed
        assertThat(detections.count()).isGreaterThanOrEqualTo(36); // prompts 30 % longer
    }

    @Test
    void saysWithWhichConfidence() {
        var calibration = Calibration.of(traffic(3, 64, 1), new NumberTokenizer(), 64, 42);

        assertThat(calibration.statement())
                .isEqualTo("95 % of 200 pairs of resampled baselines stay within all of these "
                        + calibration.thresholds().size() + " thresholds (circular blocks of 8, seed 42)");
        assertThat(calibration.thresholds()).containsKey(PROMPT_DISTANCE).doesNotContainKey(Metric.SESSION_REUSE_MEAN);
    }

    @Test
    void isTheSameForTheSameSeedAndTighterForMoreRequests() {
        var small = Calibration.of(traffic(3, 100, 1), new NumberTokenizer(), 100, 7);
        var again = Calibration.of(traffic(3, 100, 1), new NumberTokenizer(), 100, 7);
        var large = Calibration.of(traffic(3, 1600, 1), new NumberTokenizer(), 1600, 7);

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

    /** Poisson arrivals, log-normal lengths; prompts longer by a factor. */
    private static Workload traffic(long seed, int size, double factor) {
        var random = new Random(seed);
        var now = 0L;
        var requests = new ArrayList<Request>();
        for (var i = 0; i < size; i++) {
            now += Math.round(-2e8 * Math.log(1 - random.nextDouble()));
            requests.add(Request.lengthOnly((int) Math.round(factor * 300 * Math.exp(0.6 * random.nextGaussian())))
                    .withOutputTokens((int) Math.round(100 * Math.exp(0.5 * random.nextGaussian())))
                    .arrivingAt(now)
                    .build());
        }
        return Examples.workload("traffic", requests);
    }
}
