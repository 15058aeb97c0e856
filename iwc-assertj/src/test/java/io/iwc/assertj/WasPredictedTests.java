package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of {@code wasPredicted()} and {@code wasMeasured()}. */
class WasPredictedTests {
    @Test
    void tellsPredictedFromMeasured() {
        var predicted = Runs.predicted().ok(0, 40, 5).run();
        var measured = Runs.measured().ok(0, 40, 5).run();

        assertThat(predicted).wasPredicted();
        assertThat(measured).wasMeasured();
        assertThat(firstLineOf(() -> assertThat(predicted).wasMeasured()))
                .isEqualTo("Expecting run of \"support\" to be measured but it was predicted");
        assertThat(firstLineOf(() -> assertThat(measured).wasPredicted()))
                .isEqualTo("Expecting run of \"support\" to be predicted but it was measured");
    }

    @Test
    void isCollectedIfSoft() {
        var run = Runs.predicted().ok(0, 40, 5).run();

        assertThat(Failing.softly(softly -> softly.assertThat(run).wasMeasured().wasPredicted()))
                .containsExactly("Expecting run of \"support\" to be measured but it was predicted");
    }
}
