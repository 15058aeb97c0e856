package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.run.ErrorClass;
import org.junit.jupiter.api.Test;

class HasErrorRateTests {
    @Test
    void toleratesTheErrorRateAllowed() {
        var run = Runs.measured().ok(0, 40, 5).failed(ErrorClass.HTTP_429, "").run();

        assertThat(run).hasErrorRateAtMost(0.5);
        assertThat(firstLineOf(() -> assertThat(run).hasErrorRateAtMost(0.1)))
                .isEqualTo("Expecting run of \"support\" to have an error rate of at most 0.100 but 1 of 2 requests"
                        + " failed (0.500)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(run).hasErrorRateAtMost(10))
                .withMessage("atMost: found 10.0, expected a share 0..1");
    }

    @Test
    void failsARunWithoutRequests() {
        assertThat(firstLineOf(() -> assertThat(Runs.measured().run()).hasErrorRateAtMost(1)))
                .startsWith("Expecting run of \"support\" to have an error rate of at most 1.000 but it is not"
                        + " measurable because ");
    }

    @Test
    void isCollectedIfSoft() {
        var run = Runs.measured().failed(ErrorClass.HTTP_429, "").run();

        assertThat(Failing.softly(
                        softly -> softly.assertThat(run).hasErrorRateAtMost(0.5).hasErrorRateAtMost(1)))
                .containsExactly(
                        "Expecting run of \"support\" to have an error rate of at most 0.500 but 1 of 1 requests"
                                + " failed (1.000)");
    }
}
