package io.iwc.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.drift.Direction;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.metric.Metric;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaleBaselineTests {
    private static final Metric MEAN = Metric.of("tokens.prompt.mean");

    @Test
    void warnsWhereSomethingIsBetterByMoreThanItMayGetWorse() {
        var gates = Gates.none().relative(MEAN, 0.2, Direction.INCREASE);

        assertThat(check(100, 70, gates).staleness())
                .contains("stale baseline iwc/chat.fingerprint.json: tokens.prompt.mean is 70.00, better than 100.0 by"
                        + " more than the gate allows for worse (+20 %); update it with -Diwc.baseline.mode=update,"
                        + " review and commit it");
        assertThat(check(100, 80, gates).staleness()).isEmpty();
        assertThat(check(100, 110, gates).staleness()).isEmpty();
    }

    @Test
    void knowsWhichWayIsBetterFromTheWayThatIsWatched() {
        var gates = Gates.none().delta(MEAN, 5, Direction.DECREASE);

        assertThat(check(100, 106, gates).staleness()).isPresent();
        assertThat(check(100, 70, gates).staleness()).isEmpty(); // fails, which is worse news
    }

    @Test
    void knowsNothingBetterWhereBothWaysAreWatched() {
        assertThat(check(100, 100, Gates.none().delta(MEAN, 0)).staleness()).isEmpty();
        assertThat(check(100, 70, Gates.none().delta(MEAN, 50)).staleness()).isEmpty();
    }

    private static BaselineCheck.Judged check(int then, int now, Gates gates) {
        var drift = Drift.between(prompts(then), prompts(now));
        return new BaselineCheck.Judged(
                Path.of("iwc", "chat.fingerprint.json"), drift, gates.judge(drift), Optional.empty());
    }

    private static Fingerprint prompts(int tokens) {
        return Fingerprinter.of(
                Examples.workload(
                        "prompts",
                        List.of(Request.lengthOnly(tokens).arrivingAt(0).build())),
                new NumberTokenizer());
    }
}
