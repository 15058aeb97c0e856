package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import org.junit.jupiter.api.Test;

class PassesTests {
    @Test
    void judgesByGates() {
        assertThat(Drifts.halfToThreeQuarters()).passes(gates -> Gates.none().prefill(0.25));

        assertThat(firstLineOf(() -> assertThat(Drifts.halfToThreeQuarters())
                        .passes(gates -> Gates.none().prefill(0.1))))
                .isEqualTo("Expecting \"now\" to match baseline before but 1 of 1 gate failed: prefill.dominance.p50 is"
                        + " 0.750, allowed 0.500 ±0.100 (Δ +0.250)");
    }

    @Test
    void failsWhereANamedGateCannotBeJudged() {
        var blank = Shapes.named("blank")
                .undefined("reuse.session.mean", "nobody looked")
                .build();

        assertThat(firstLineOf(() -> assertThat(Drift.between(blank, blank))
                        .passes(gates -> Gates.none().reuse(1))))
                .startsWith("Expecting \"blank\" to match baseline blank but 1 of 1 gate failed: reuse.session.mean ");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly -> softly.assertThat(Drifts.halfToThreeQuarters())
                        .passes(gates -> Gates.none().prefill(0.1))
                        .passes(gates -> Gates.none().prefill(0.25))))
                .hasSize(1);
    }
}
