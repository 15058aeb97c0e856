package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import org.junit.jupiter.api.Test;

class IsReproducibleTests {
    @Test
    void isReproducibleIfItIsTheSameWhenMadeAgain() {
        assertThat(Questions.of(2, "where").regeneratedBy(() -> Questions.of(2, "where")))
                .isReproducible();
    }

    @Test
    void isNotReproducibleWithoutASource() {
        assertThat(messageOf(() -> assertThat(Questions.of(2, "where")).isReproducible()))
                .isEqualTo("""
                        Expecting workload "questions" to be reproducible but it cannot be made again: it has no source

                        hint: workloads of @IwcWorkload have one; captured traffic does not""");
    }

    @Test
    void saysWhatDiffersWhenMadeAgain() {
        assertThat(firstLineOf(() -> assertThat(Questions.of(2, "where").regeneratedBy(() -> Questions.of(3, "where")))
                        .isReproducible()))
                .isEqualTo(
                        "Expecting workload \"questions\" to be reproducible but made again it has 3 requests instead"
                                + " of 2");
        assertThat(firstLineOf(() -> assertThat(Questions.of(2, "where").regeneratedBy(() -> Questions.of(2, "when")))
                        .isReproducible()))
                .isEqualTo("Expecting workload \"questions\" to be reproducible but made again its request 1 of 2 (r-0)"
                        + " differs in its prompt");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly -> softly.assertThat(Questions.of(2, "where"))
                        .isReproducible()
                        .hasRequestCount(2)))
                .hasSize(1);
    }
}
