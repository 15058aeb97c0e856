package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.ShapeTag;
import io.iwc.fingerprint.Shapes;
import java.util.List;
import org.junit.jupiter.api.Test;

class HasTagTests {
    @Test
    void saysWhatATagLacks() {
        assertThat(chat()).hasTag(ShapeTag.HIGH_REUSE);

        assertThat(firstLineOf(() -> assertThat(chat()).hasTag(ShapeTag.BURSTY)))
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
                        softly.assertThat(chat()).hasTag(ShapeTag.BURSTY).hasTag(ShapeTag.HIGH_REUSE)))
                .hasSize(1);
    }

    private static Fingerprint chat() {
        return Shapes.named("chat")
                .with("sessions.count", 2)
                .with("sessions.turns.p90", 0.1)
                .with("reuse.session.mean", 0.02)
                .with("arrivals.burstinessCv", 0.04)
                .label("class.primary", "interactive-chat (prefill-heavy)")
                .label("class.tags", List.of("smooth", "high-reuse"))
                .build();
    }
}
