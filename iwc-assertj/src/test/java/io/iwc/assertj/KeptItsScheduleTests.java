package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static java.time.Duration.ofMillis;

import org.junit.jupiter.api.Test;

class KeptItsScheduleTests {
    @Test
    void tellsWhetherTheClientKeptItsSchedule() {
        var run = Runs.measured().ok(4, 40, 5).run();

        assertThat(run).keptItsSchedule(ofMillis(4));
        assertThat(firstLineOf(() -> assertThat(run).keptItsSchedule(ofMillis(3))))
                .isEqualTo(
                        "Expecting run of \"support\" to have run.scheduleLag.p99 of at most 3 ms but was 4.000 ms (n=1)");
    }

    @Test
    void failsARunWithoutRequests() {
        assertThat(firstLineOf(() -> assertThat(Runs.measured().run()).keptItsSchedule(ofMillis(3))))
                .startsWith("Expecting run of \"support\" to have run.scheduleLag.p99 of at most 3 ms but it is not"
                        + " measurable because ");
    }

    @Test
    void isCollectedIfSoft() {
        var run = Runs.measured().ok(4, 40, 5).run();

        assertThat(Failing.softly(softly ->
                        softly.assertThat(run).keptItsSchedule(ofMillis(3)).keptItsSchedule(ofMillis(4))))
                .hasSize(1);
    }
}
