package io.iwc.assertj;

import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.run.ErrorClass;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import org.junit.jupiter.api.Test;

class HasFrontierTests {
    private final Sweep sweep = Sweeps.threeRates();

    @Test
    void handsTheFrontierToRequirements() {
        assertThat(sweep).hasFrontierSatisfying(points -> points.extracting(SweepPoint::rate)
                .containsExactly(2.0));
        assertThat(messageOf(() -> assertThat(sweep).hasFrontierSatisfying(points -> points.hasSize(2))))
                .startsWith("Expecting sweep of \"support\" to have a frontier satisfying the given requirements but it"
                        + " was [rate=2.0]:\n\n")
                .contains("Expected size: 2 but was: 1")
                .contains("  point     latency P90  tokens/s  frontier\n")
                .contains("  rate=2.0     85.00 ms     18.43  yes\n")
                .contains("  rate=4.0     135.0 ms     17.62  -\n")
                .endsWith("  rate=8.0     745.0 ms     11.46  -");
    }

    @Test
    void saysWhyAFrontierIsEmpty() {
        var failing = Sweeps.of(Runs.measured().failed(ErrorClass.HTTP_5XX, "overloaded"));

        assertThat(messageOf(() -> assertThat(failing).hasFrontierSatisfying(points -> points.isNotEmpty())))
                .endsWith("\nhint: only valid runs of whose requests at most 1 % failed are candidates");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly -> softly.assertThat(sweep)
                        .hasFrontierSatisfying(points -> points.isEmpty())
                        .hasFrontierSatisfying(points -> points.isNotEmpty())))
                .hasSize(1);
    }
}
