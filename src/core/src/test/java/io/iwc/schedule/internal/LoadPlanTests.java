package io.iwc.schedule.internal;

import static io.iwc.schedule.Requests.MILLI;
import static io.iwc.schedule.Requests.arrivingAt;
import static io.iwc.schedule.Requests.request;
import static io.iwc.schedule.Requests.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.Shard;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadPlanTests {
    private static final LoadModel OPEN = LoadModel.open();
    private static final LoadModel CAUSAL = OPEN.withCausal(true);

    @Test
    void keepsTheArrivalsAsTheyAre() {
        var plan = LoadPlan.of(arrivingAt(0, 5, 5, 900), OPEN);

        assertThat(plan.all())
                .extracting(PlannedRequest::scheduledNanos)
                .containsExactly(0L, 5 * MILLI, 5 * MILLI, 900 * MILLI);
        assertThat(plan.all()).extracting(PlannedRequest::sequence).containsExactly(1, 2, 3, 4);
        assertThat(plan.roots()).isEqualTo(plan.all());
    }

    @Test
    void ignoresDependenciesUnlessTurnsWait() {
        var turns = workload(
                request(1, 0).inSession("s").build(),
                request(2, 10).inSession("s").dependingOn("r1").build());

        assertThat(LoadPlan.of(turns, OPEN).roots()).hasSize(2);
    }

    @Test
    void hangsTurnsOnTheirPredecessorsWhereTheyWait() {
        var turns = workload(
                request(1, 0).inSession("s").build(),
                request(2, 10).inSession("s").dependingOn("r1").build(),
                request(3, 20).inSession("s").dependingOn("r2").build(),
                request(4, 30).build());

        var plan = LoadPlan.of(turns, CAUSAL);

        assertThat(plan.roots()).extracting(it -> it.request().id()).containsExactly("r1", "r4");
        assertThat(plan.roots().get(0).followers())
                .extracting(it -> it.request().id())
                .containsExactly("r2");
        assertThat(plan.all()).hasSize(4);
    }

    @Test
    void refusesATurnWhosePredecessorIsNotThere() {
        var turns = workload(request(1, 0).inSession("s").dependingOn("r0").build());

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> LoadPlan.of(turns, CAUSAL))
                .withMessage("workload \"test\": request r1: depends_on: found \"r0\", expected the id of an earlier"
                        + " request");
    }

    @Test
    void refusesATurnWhosePredecessorComesLater() {
        var turns = workload(
                request(1, 0).inSession("s").dependingOn("r2").build(),
                request(2, 10).inSession("s").build());

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> LoadPlan.of(turns, CAUSAL.withClosedLoop(1)))
                .withMessage("workload \"test\": request r1: depends_on: found \"r2\", expected the id of an earlier"
                        + " request");
    }

    @Test
    void refusesATurnWhosePredecessorAnotherShardSends() {
        var turns = workload(
                request(1, 0).inSession("s").build(),
                request(2, 10).inSession("t").dependingOn("r1").build());

        for (var index = 1; index <= 2; index++) {
            var model = CAUSAL.withShard(new Shard(index, 2));

            assertThatExceptionOfType(IwcException.class)
                    .isThrownBy(() -> LoadPlan.of(turns, model))
                    .withMessage("workload \"test\": request r2: depends_on: found \"r1\", expected a turn of the same"
                            + " session, as shards are whole sessions");
        }
    }

    @Test
    void refusesArrivalsThatAreOnlyAnOrder() {
        var captured = arrivingAt(0, 1).withArrivalsAs(ArrivalMeaning.ORDER_ONLY);

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> LoadPlan.of(captured, CAUSAL))
                .withMessage("workload \"test\": arrivals: found only an order (captured on a virtual clock), expected"
                        + " times; give the workload an arrival process");
    }

    @Test
    void refusesRequestsWithoutATime() {
        var fresh = workload(Request.lengthOnly(8).withId("r1").build());

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> LoadPlan.of(fresh, OPEN))
                .withMessage("workload \"test\": request r1: found no arrival time, expected one; give the workload an"
                        + " arrival process");
    }

    @Test
    void numbersRequestsByTheirPlaceAlsoWhereSomeHaveNoTime() {
        var mixed = workload(
                request(1, 20).build(),
                Request.lengthOnly(8).withId("r2").build(),
                request(3, 10).build());

        var plan = LoadPlan.of(mixed, OPEN.withClosedLoop(2));

        assertThat(plan.all())
                .extracting(it -> it.sequence() + " " + it.request().id() + " " + it.scheduledNanos())
                .containsExactly("1 r1 0", "2 r2 0", "3 r3 0");
    }

    @Test
    void leavesOutWhatIsBeyondTheLimitOrScheduledTooLate() {
        var workload = arrivingAt(0, 5, 10, 15);

        assertThat(ids(workload, OPEN.withLimit(3))).isEqualTo("r1 r2 r3");
        assertThat(ids(workload, OPEN.withDuration(Duration.ofMillis(5)))).isEqualTo("r1 r2");
        assertThat(ids(workload, OPEN.withLimit(1).withDuration(Duration.ofMillis(5))))
                .isEqualTo("r1");
    }

    @Test
    void cutsOffWhatTheRampHasMadeLater() {
        var ramped = OPEN.withRamp(Duration.ofMillis(20));

        var plan = LoadPlan.of(arrivingAt(0, 10, 20), ramped.withDuration(Duration.ofMillis(20)));

        assertThat(plan.all()).extracting(PlannedRequest::scheduledNanos).containsExactly(0L, 20 * MILLI);
    }

    @Test
    void hasNoScheduleInAClosedLoopThatCouldBeCutOffOrRamped() {
        var closed = OPEN.withClosedLoop(1);

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> LoadPlan.of(arrivingAt(0), closed.withDuration(Duration.ofSeconds(1))))
                .withMessage("duration: found 1000 ms with a closed loop, expected none: it has no schedule; take a"
                        + " limit");
        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> LoadPlan.of(arrivingAt(0), closed.withShard(new Shard(1, 2))))
                .withMessage("ramp and shard: found with a closed loop, expected neither: it has no schedule");
    }

    private static String ids(Workload workload, LoadModel model) {
        return String.join(
                " ",
                LoadPlan.of(workload, model).all().stream()
                        .map(it -> it.request().id())
                        .toList());
    }
}
