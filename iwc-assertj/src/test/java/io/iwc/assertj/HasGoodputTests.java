package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static java.time.Duration.ofMillis;

import io.iwc.run.Slo;
import org.junit.jupiter.api.Test;

class HasGoodputTests {
    @Test
    void countsGoodputByTheTargetsGiven() {
        var run = Runs.measured().ok(0, 40, 5).ok(0, 400, 5).run(); // 1 s + 400 ms + 45 ms

        assertThat(run).hasGoodputAtLeast(0.69, Slo.ttft(ofMillis(50)));
        assertThat(firstLineOf(() -> assertThat(run).hasGoodputAtLeast(1, Slo.ttft(ofMillis(50)))))
                .isEqualTo("Expecting run of \"support\" to have a goodput of at least 1 req/s but was 0.6920 req/s"
                        + " (0.500 of the requests met the SLO)");
    }

    @Test
    void failsARunWithoutRequests() {
        assertThat(firstLineOf(() -> assertThat(Runs.measured().run()).hasGoodputAtLeast(0, Slo.ttft(ofMillis(50)))))
                .startsWith(
                        "Expecting run of \"support\" to have a goodput of at least 0 req/s but it is not measurable"
                                + " because ");
    }

    @Test
    void isCollectedIfSoft() {
        var run = Runs.measured().ok(0, 40, 5).run();

        assertThat(Failing.softly(softly -> softly.assertThat(run)
                        .hasGoodputAtLeast(100, Slo.ttft(ofMillis(50)))
                        .hasGoodputAtLeast(1, Slo.ttft(ofMillis(50)))))
                .hasSize(1);
    }
}
