package io.iwc.replay;

import static io.iwc.replay.Answers.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DispatcherTests {
    @Test
    void letsEveryoneGoInOrderAndNeverEarly() throws InterruptedException {
        var schedule = List.of(planned(1, 0), planned(2, 20), planned(3, 20), planned(4, 25));
        var early = new ArrayList<Integer>();
        var gone = new LinkedBlockingQueue<Integer>();
        var zero = System.nanoTime();
        var dispatcher = new Dispatcher(new Timetable(schedule), zero, it -> {
            if (System.nanoTime() - zero < it.scheduledNanos()) {
                early.add(it.sequence());
            }
            gone.add(it.sequence());
        });

        dispatcher.start();

        for (var i = 1; i <= 4; i++) {
            assertThat(gone.poll(10, TimeUnit.SECONDS)).isEqualTo(i);
        }
        dispatcher.stop();
        assertThat(early).isEmpty();
    }

    @Test
    void sendsAtOnceWhatIsLateAndShiftsNothingElse() throws InterruptedException {
        var gone = new LinkedBlockingQueue<Integer>();
        var zero = System.nanoTime() - TimeUnit.SECONDS.toNanos(5); // five seconds late from the start
        var dispatcher = new Dispatcher(new Timetable(List.of(planned(1, 0), planned(2, 4000))), zero, it -> {
            gone.add(it.sequence());
        });

        dispatcher.start();

        assertThat(gone.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(gone.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
        dispatcher.stop();
    }

    @Test
    void wakesUpForATurnThatIsAddedBeforeTheOneItWaitsFor() throws InterruptedException {
        var gone = new LinkedBlockingQueue<Integer>();
        var dispatcher = new Dispatcher(
                new Timetable(List.of(planned(1, 600_000))), System.nanoTime(), it -> gone.add(it.sequence()));
        dispatcher.start();

        dispatcher.add(planned(2, 1));

        assertThat(gone.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
        dispatcher.stop();
    }

    @Test
    void knowsHowManyAreExpectedSoon() {
        var schedule = List.of(planned(1, 0), planned(2, 10), planned(3, 20), planned(4, 900));
        var timetable = new Timetable(schedule);

        assertThat(timetable.upTo(15_000_000)).isEqualTo(2);
        timetable.take(schedule.get(0));
        assertThat(timetable.upTo(20_000_000)).isEqualTo(2);
        timetable.take(schedule.get(1));
        timetable.take(schedule.get(2));
        assertThat(timetable.upTo(20_000_000)).isZero();
    }

    private static Planned planned(int sequence, long millis) {
        return new Planned(sequence, request(sequence, millis).build(), millis * 1_000_000);
    }
}
