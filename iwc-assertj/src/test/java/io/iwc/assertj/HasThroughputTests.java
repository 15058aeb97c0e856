package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import org.junit.jupiter.api.Test;

class HasThroughputTests {
    @Test
    void countsThroughputInOutputTokens() {
        var run = Runs.measured().ok(0, 40, 5).ok(0, 40, 5).run(); // 20 tokens in 1.085 s

        assertThat(run).hasThroughputAtLeast(18);
        assertThat(firstLineOf(() -> assertThat(run).hasThroughputAtLeast(100)))
                .isEqualTo("Expecting run of \"support\" to have run.outputThroughput of at least 100 tokens/s but was"
                        + " 18.43 tokens/s");
    }

    @Test
    void failsARunWithoutRequests() {
        assertThat(firstLineOf(() -> assertThat(Runs.measured().run()).hasThroughputAtLeast(0)))
                .startsWith("Expecting run of \"support\" to have run.outputThroughput of at least 0 tokens/s but it is"
                        + " not measurable because ");
    }

    @Test
    void isCollectedIfSoft() {
        var run = Runs.measured().ok(0, 40, 5).run();

        assertThat(Failing.softly(softly ->
                        softly.assertThat(run).hasThroughputAtLeast(1e6).hasThroughputAtLeast(1)))
                .hasSize(1);
    }
}
