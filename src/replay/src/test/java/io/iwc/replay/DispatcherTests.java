package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.schedule.LoadModel;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.LoadSchedule;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DispatcherTests {
    private static final LoadModel OPEN = LoadModel.open();

    private final LinkedBlockingQueue<PlannedRequest> gone = new LinkedBlockingQueue<>();
    private final ArrayList<Dispatcher> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Dispatcher::stop);
    }

    @Test
    void letsEveryoneGoInOrderAndNeverEarly() throws InterruptedException {
        var early = new ArrayList<Integer>();
        var zero = System.nanoTime();
        var dispatcher = dispatcher(arrivingAt(0, 20, 20, 25), OPEN, zero);
        dispatcher.sendTo(it -> {
            if (System.nanoTime() - zero < it.scheduledNanos()) {
                early.add(it.sequence());
            }
            gone.add(it);
        });

        dispatcher.start();

        for (var i = 1; i <= 4; i++) {
            assertThat(next().sequence()).isEqualTo(i);
        }
        assertThat(early).isEmpty();
    }

    @Test
    void sendsAtOnceWhatIsLateAndShiftsNothingElse() throws InterruptedException {
        var fiveSecondsLate = System.nanoTime() - TimeUnit.SECONDS.toNanos(5);

        dispatcher(arrivingAt(0, 4000), OPEN, fiveSecondsLate).start();

        assertThat(next().sequence()).isEqualTo(1);
        assertThat(next().sequence()).isEqualTo(2);
    }

    @Test
    void wakesUpForATurnThatIsDueBeforeTheOneItWaitsFor() throws InterruptedException {
        var workload = workload(
                request(1, 0).build(),
                request(2, 1).dependingOn("r1", 1).build(),
                request(3, 600_000).build());
        var dispatcher = dispatcher(workload, OPEN.withCausal(true), System.nanoTime());
        dispatcher.start();
        var first = next();

        dispatcher.ended(first, 0, System.nanoTime());
        dispatcher.release(first, 1);

        assertThat(next().request().id()).isEqualTo("r2");
    }

    @Test
    void wakesUpWhenASlotIsFreeAgainForWhoIsNotDueYet() throws InterruptedException {
        var zero = System.nanoTime();
        var dispatcher = dispatcher(arrivingAt(0, 30), OPEN.withMaxConcurrency(1), zero);
        dispatcher.start();
        var first = next();
        assertThat(dispatcher.nextNanos()).isEqualTo(LoadSchedule.NEVER);

        dispatcher.ended(first, 0, zero + 1);

        assertThat(next().dueNanos()).isEqualTo(30_000_000);
    }

    @Test
    void sendsWhoWaitedForASlotOnTheThreadThatFreesIt() {
        var dispatcher = dispatcher(arrivingAt(0, 0), OPEN.withClosedLoop(1), 1_000);
        dispatcher.sendDue(1_000);
        var first = gone.remove();

        dispatcher.ended(first, 7, 1_500);

        assertThat(first.scheduledNanos()).isEqualTo(7);
        assertThat(gone.remove().dueNanos()).isEqualTo(500);
    }

    private Dispatcher dispatcher(Workload workload, LoadModel model, long zeroNanos) {
        var dispatcher = new Dispatcher(new LoadSchedule(LoadPlan.of(workload, model)), zeroNanos);
        dispatcher.sendTo(gone::add);
        started.add(dispatcher);
        return dispatcher;
    }

    private PlannedRequest next() throws InterruptedException {
        var next = gone.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}
