package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.fingerprint.PrimaryClass;
import org.junit.jupiter.api.Test;

class IsClassifiedAsTests {
    @Test
    void takesTheClassWithOrWithoutItsSuffix() {
        assertThat(Shapes.chat()).isClassifiedAs(PrimaryClass.INTERACTIVE_CHAT);
    }

    @Test
    void saysWhatTheClassWasDecidedBy() {
        assertThat(firstLineOf(() -> assertThat(Shapes.chat()).isClassifiedAs(PrimaryClass.BURSTY_API)))
                .isEqualTo("Expecting fingerprint \"chat\" to be classified as bursty-api but is interactive-chat"
                        + " (prefill-heavy): sessions.count 2, sessions.turns.p90 0.100, reuse.session.mean 0.020,"
                        + " arrivals.burstinessCv 0.040");
    }

    @Test
    void saysWhatWasNotMeasured() {
        assertThat(firstLineOf(() -> assertThat(Shapes.named("blank").build()).isClassifiedAs(PrimaryClass.BURSTY_API)))
                .endsWith(": sessions.count undefined, sessions.turns.p90 undefined, reuse.session.mean undefined,"
                        + " arrivals.burstinessCv undefined");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly -> softly.assertThat(Shapes.chat())
                        .isClassifiedAs(PrimaryClass.BURSTY_API)
                        .isClassifiedAs(PrimaryClass.INTERACTIVE_CHAT)))
                .hasSize(1);
    }
}
