package io.iwc.assertj;

import static io.iwc.assertj.IwcAssertFactories.FINGERPRINT;
import static io.iwc.assertj.IwcAssertFactories.RUN;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.fingerprint.ShapeTag;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IwcSoftAssertionsTests {
    @Test
    void collectEveryViolatedAssertionOfAShape() {
        var softly = new IwcSoftAssertions();
        var shape = Shapes.named("chat")
                .with("reuse.session.mean", 0.1)
                .with("tokens.prompt.p90", 100)
                .build();

        softly.assertThat(shape)
                .hasReuseWithin(0.6, 0.8)
                .hasRequestCount(5)
                .hasPromptTokensWithin(P90, 40, 80)
                .hasTag(ShapeTag.HIGH_REUSE)
                .hasReuseSatisfying(reuse -> reuse.isGreaterThan(0.5));

        assertThat(softly.errorsCollected())
                .extracting(error -> error.getMessage().lines().findFirst().orElseThrow())
                .containsExactly(
                        "Expecting fingerprint \"chat\" to have reuse.session.mean within [0.600, 0.800] but was 0.100",
                        "Expecting fingerprint \"chat\" to have tokens.prompt.p90 within [40, 80] tokens but was 100.0"
                                + " tokens",
                        "Expecting fingerprint \"chat\" to have the tag high-reuse but it has none: reuse.session.mean"
                                + " is 0.100, the tag needs it above 0.5",
                        "Expecting fingerprint \"chat\" to have reuse.session.mean satisfying the given requirements but"
                                + " was 0.100:");
    }

    @Test
    void collectEveryViolatedAssertionOfARun() {
        var softly = new IwcSoftAssertions();

        softly.assertThat(Runs.predicted().ok(0, 40, 5).run())
                .wasMeasured()
                .hasTtftAtMost(P50, Duration.ofMillis(10))
                .hasNoErrors();

        assertThat(softly.errorsCollected()).hasSize(2);
    }

    @Test
    void castThingsByFactory() {
        Object shape = Shapes.named("chat").build();
        Object run = Runs.predicted().ok(0, 40, 5).run();

        assertThat(shape).asInstanceOf(FINGERPRINT).hasRequestCount(5);
        assertThat(run).asInstanceOf(RUN).wasPredicted();
    }
}
