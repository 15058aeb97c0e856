package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.Sides;
import org.junit.jupiter.api.Test;

class GateTableTests {
    @Test
    void isTheTableOfTheFailureMessage() {
        var before = Sides.with("prefill.dominance.p50", 0.739).and("reuse.session.mean", 0.713);
        var now = Sides.with("prefill.dominance.p50", 0.834).and("reuse.session.mean", 0.698);
        var gates = Gates.none().prefill(0.05).reuse(0.05);

        assertThat(GateTable.of(gates.judge(Drift.between(before, now)))) // junit.md 6
                .isEqualTo("""
                        gate                   baseline  actual   delta  allowed  verdict
                        prefill.dominance.p50     0.739   0.834  +0.095   ±0.050  FAIL
                        reuse.session.mean        0.713   0.698  -0.015   ±0.050  ok""");
    }

    @Test
    void leavesADashWhereThereIsNoNumber() {
        var before = Sides.without("reuse.session.mean", "no request carries a session_id");
        var gates = Gates.none().reuse(0.05).sameClass().lenient();

        assertThat(GateTable.of(gates.judge(Drift.between(before, before)))).isEqualTo("""
                gate                baseline   actual  delta  allowed  verdict
                reuse.session.mean         -        -      -   ±0.050  not applicable
                class.primary        unknown  unknown      -     same  ok""");
    }
}
