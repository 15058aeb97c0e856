package io.iwc.schedule.internal;

import static io.iwc.schedule.Requests.MILLI;
import static io.iwc.schedule.Requests.arrivingAt;
import static io.iwc.schedule.Requests.request;
import static io.iwc.schedule.Requests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.schedule.LoadModel;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadScheduleTests {
    private static final LoadModel OPEN = LoadModel.open();

    private final List<PlannedRequest> sent = new ArrayList<>();

    @Test
    void sendsWhatIsDueInOrderAndNothingEarly() {
        var schedule = schedule(arrivingAt(0, 5, 5, 9), OPEN);

        schedule.due(5 * MILLI, sent::add);

        assertThat(ids()).isEqualTo("r1 r2 r3");
        assertThat(schedule.nextNanos()).isEqualTo(9 * MILLI);
    }

    @Test
    void givesAFreedSlotToWhoWasDueFirst() {
        var schedule = schedule(arrivingAt(0, 5, 10), OPEN.withMaxConcurrency(1));
        schedule.due(10 * MILLI, sent::add);
        assertThat(schedule.nextNanos()).isEqualTo(LoadSchedule.NEVER);

        schedule.ended(sent.get(0), 20 * MILLI, sent::add);

        assertThat(ids()).isEqualTo("r1 r2");
        assertThat(sent.get(1).scheduledNanos()).isEqualTo(5 * MILLI);
        assertThat(sent.get(1).dueNanos()).isEqualTo(20 * MILLI);
    }

    @Test
    void countsOnlyTheWaitForASlotAsSuchAndNotADriverThatIsLate() {
        var schedule = schedule(arrivingAt(0, 5), OPEN.withMaxConcurrency(1));
        schedule.due(0, sent::add);
        schedule.ended(sent.get(0), 3 * MILLI, sent::add);

        schedule.due(50 * MILLI, sent::add);

        assertThat(sent.get(1).dueNanos()).isEqualTo(5 * MILLI);
    }

    @Test
    void letsAllEndThatEndAtAnInstantBeforeItSendsWhatIsDueAtIt() {
        var workload = workload(
                request(1, 0).build(),
                request(2, 0).build(),
                request(3, 1).dependingOn("r2").build(),
                request(4, 1).dependingOn("r1").build(),
                request(5, 10).build());
        var schedule = schedule(workload, OPEN.withCausal(true));
        schedule.due(0, sent::add);

        for (var ended : List.copyOf(sent)) {
            schedule.ended(ended, 10 * MILLI, sent::add);
            schedule.release(ended, 10 * MILLI);
        }
        schedule.due(10 * MILLI, sent::add);

        assertThat(ids()).isEqualTo("r1 r2 r3 r4 r5");
    }

    @Test
    void sendsATurnItsThinkTimeAfterTheEnd() {
        var workload = workload(
                request(1, 0).build(), request(2, 1).dependingOn("r1", 50).build());
        var schedule = schedule(workload, OPEN.withCausal(true));
        schedule.due(20 * MILLI, sent::add);
        assertThat(schedule.nextNanos()).isEqualTo(LoadSchedule.NEVER);

        schedule.ended(sent.get(0), 20 * MILLI, sent::add);
        schedule.release(sent.get(0), 20 * MILLI);

        assertThat(schedule.nextNanos()).isEqualTo(70 * MILLI);
    }

    @Test
    void keepsNumbersInAClosedLoopWhereATurnOvertakesNobody() {
        var workload = workload(
                request(1, 0).build(),
                request(2, 1).dependingOn("r1", 50).build(),
                request(3, 2).build());
        var schedule = schedule(workload, OPEN.withClosedLoop(1).withCausal(true));

        schedule.due(0, sent::add);
        schedule.sent(sent.get(0), 1);
        schedule.ended(sent.get(0), 10 * MILLI, sent::add);
        schedule.release(sent.get(0), 10 * MILLI);
        schedule.sent(sent.get(1), 10 * MILLI + 1);

        assertThat(ids()).isEqualTo("r1 r3");
        assertThat(sent).extracting(PlannedRequest::sequence).containsExactly(1, 3);
        assertThat(sent).extracting(PlannedRequest::scheduledNanos).containsExactly(1L, 10 * MILLI + 1);
    }

    @Test
    void knowsHowManyAreExpectedSoon() {
        var open = schedule(arrivingAt(0, 10, 20, 900), OPEN);
        assertThat(open.expectedUntil(15 * MILLI)).isEqualTo(2);

        open.due(0, sent::add);
        assertThat(open.expectedUntil(20 * MILLI)).isEqualTo(2);

        open.due(20 * MILLI, sent::add);
        assertThat(open.expectedUntil(20 * MILLI)).isZero();
        assertThat(schedule(arrivingAt(0, 10, 20, 900), OPEN.withMaxConcurrency(1))
                        .expectedUntil(20 * MILLI))
                .isEqualTo(1);
    }

    @Test
    void waitsForeverForATurnThatThinksForever() {
        var workload = workload(
                request(1, 0).build(),
                request(2, 1).dependingOn("r1", Long.MAX_VALUE / 2).build());
        var schedule = schedule(workload, OPEN.withCausal(true));
        schedule.due(0, sent::add);

        schedule.release(sent.get(0), 5);

        assertThat(schedule.nextNanos()).isEqualTo(LoadSchedule.NEVER - 1);
    }

    private static LoadSchedule schedule(Workload workload, LoadModel model) {
        return new LoadSchedule(LoadPlan.of(workload, model));
    }

    private String ids() {
        return String.join(" ", sent.stream().map(it -> it.request().id()).toList());
    }
}
