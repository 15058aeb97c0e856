package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.fingerprint.Fingerprint;
import org.junit.jupiter.api.Test;

class HasRequestCountTests {
    private final Fingerprint chat =
            Shapes.named("chat").with("requests.count", 5).build();

    @Test
    void passesAtTheCount() {
        assertThat(chat).hasRequestCount(5);
    }

    @Test
    void failsAtAnyOther() {
        assertThat(firstLineOf(() -> assertThat(chat).hasRequestCount(6)))
                .isEqualTo("Expecting fingerprint \"chat\" to have 6 requests but has 5");
    }

    @Test
    void failsWhereNothingWasCounted() {
        var blank = Shapes.named("blank")
                .undefined("requests.count", "nobody looked")
                .build();

        assertThat(firstLineOf(() -> assertThat(blank).hasRequestCount(0)))
                .isEqualTo("Expecting fingerprint \"blank\" to have 0 requests but it is not measurable because"
                        + " nobody looked");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(
                        softly -> softly.assertThat(chat).hasRequestCount(6).hasRequestCount(5)))
                .hasSize(1);
    }

    @Test
    void refusesNull() {
        Fingerprint none = null;

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> assertThat(none).hasRequestCount(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting actual not to be null");
    }
}
