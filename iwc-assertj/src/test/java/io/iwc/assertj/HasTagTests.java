package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.fingerprint.ShapeTag;
import org.junit.jupiter.api.Test;

class HasTagTests {
    @Test
    void saysWhatATagLacks() {
        assertThat(Shapes.chat()).hasTag(ShapeTag.HIGH_REUSE);

        assertThat(firstLineOf(() -> assertThat(Shapes.chat()).hasTag(ShapeTag.BURSTY)))
                .isEqualTo("Expecting fingerprint \"chat\" to have the tag bursty but its tags are smooth, high-reuse:"
                        + " arrivals.burstinessCv is 0.040, the tag needs it above 1.5");
    }

    @Test
    void failsWhereNothingWasMeasured() {
        assertThat(firstLineOf(() -> assertThat(Shapes.named("blank")
                                .undefined("arrivals.burstinessCv", "no arrival times")
                                .build())
                        .hasTag(ShapeTag.BURSTY)))
                .isEqualTo(
                        "Expecting fingerprint \"blank\" to have the tag bursty but it has none:"
                                + " arrivals.burstinessCv is not measurable because no arrival times, the tag needs it above 1.5");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly ->
                        softly.assertThat(Shapes.chat()).hasTag(ShapeTag.BURSTY).hasTag(ShapeTag.HIGH_REUSE)))
                .hasSize(1);
    }
}
