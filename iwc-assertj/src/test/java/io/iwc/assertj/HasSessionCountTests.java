package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.fingerprint.Fingerprint;
import org.junit.jupiter.api.Test;

class HasSessionCountTests {
    private final Fingerprint chat =
            Shapes.named("chat").with("sessions.count", 2).build();

    @Test
    void passesAtTheCount() {
        assertThat(chat).hasSessionCount(2);
    }

    @Test
    void failsAtAnyOther() {
        assertThat(firstLineOf(() -> assertThat(chat).hasSessionCount(3)))
                .isEqualTo("Expecting fingerprint \"chat\" to have 3 sessions but has 2");
    }

    @Test
    void failsWhereNothingWasCounted() {
        var blank = Shapes.named("blank")
                .undefined("sessions.count", "nobody looked")
                .build();

        assertThat(firstLineOf(() -> assertThat(blank).hasSessionCount(0)))
                .isEqualTo("Expecting fingerprint \"blank\" to have 0 sessions but it is not measurable because"
                        + " nobody looked");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(
                        softly -> softly.assertThat(chat).hasSessionCount(3).hasSessionCount(2)))
                .hasSize(1);
    }
}
