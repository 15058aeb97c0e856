package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import org.junit.jupiter.api.Test;

class PlanTests {
    private static final ReplayOptions CAUSAL = ReplayOptions.defaults().withCausalSessions(true);

    @Test
    void keepsTheArrivalsAsTheyAre() {
        var plan = plan(arrivingAt(0, 5, 5, 900), ReplayOptions.defaults());

        assertThat(plan.all())
                .extracting(Planned::scheduledNanos)
                .containsExactly(0L, 5_000_000L, 5_000_000L, 900_000_000L);
        assertThat(plan.all()).extracting(Planned::sequence).containsExactly(1, 2, 3, 4);
        assertThat(plan.roots()).isEqualTo(plan.all());
    }

    @Test
    void knowsTheMostRequestsWithinASecond() {
        assertThat(plan(arrivingAt(0, 500, 999, 1000, 1400, 5000), CAUSAL).peakPerSecond())
                .isEqualTo(4);
        assertThat(plan(workload(), CAUSAL).peakPerSecond()).isZero();
    }

    @Test
    void ignoresDependenciesInOpenLoop() {
        var turns = workload(
                request(1, 0).inSession("s").build(),
                request(2, 10).inSession("s").dependingOn("r1").build());

        assertThat(plan(turns, ReplayOptions.defaults()).roots()).hasSize(2);
    }

    @Test
    void hangsTurnsOnTheirPredecessorsInCausalReplay() {
        var turns = workload(
                request(1, 0).inSession("s").build(),
                request(2, 10).inSession("s").dependingOn("r1").build(),
                request(3, 20).inSession("s").dependingOn("r2").build(),
                request(4, 30).build());

        var plan = plan(turns, CAUSAL);

        assertThat(plan.roots()).extracting(it -> it.request().id()).containsExactly("r1", "r4");
        assertThat(plan.roots().get(0).followers())
                .extracting(it -> it.request().id())
                .containsExactly("r2");
        assertThat(plan.all()).hasSize(4);
    }

    @Test
    void expectsOneGapLessThanTokensOfEachAnswer() {
        var requests = workload(
                request(1, 0).withMaxOutputTokens(100).build(),
                request(2, 10).withMaxOutputTokens(1).build(),
                request(3, 20).withMaxOutputTokens(8).build());

        assertThat(plan(requests, ReplayOptions.defaults()).expectedGaps()).isEqualTo(99 + 7);
    }

    @Test
    void refusesArrivalsThatAreOnlyAnOrder() {
        var captured = arrivingAt(0, 1).withArrivalsAs(ArrivalMeaning.ORDER_ONLY);

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> plan(captured, CAUSAL))
                .withMessage(
                        "test: found arrivals with an order but no times, expected times; give the workload an arrival"
                                + " process");
    }

    private static Plan plan(Workload workload, ReplayOptions options) {
        return Plan.of(workload, options);
    }
}
