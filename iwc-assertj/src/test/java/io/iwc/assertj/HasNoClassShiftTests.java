package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import org.junit.jupiter.api.Test;

class HasNoClassShiftTests {
    @Test
    void passesWhereTheClassStayed() {
        assertThat(Drifts.none()).hasNoClassShift();
    }

    @Test
    void saysHowTheClassShifted() {
        assertThat(firstLineOf(() -> assertThat(Drifts.halfToThreeQuarters()).hasNoClassShift()))
                .isEqualTo("Expecting drift of \"now\" to have no class shift but it went from interactive-chat in"
                        + " \"before\" to batch/offline");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly -> softly.assertThat(Drifts.halfToThreeQuarters())
                        .hasNoClassShift()
                        .hasReuseDeltaWithin(0.25)))
                .hasSize(1);
    }
}
