package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.ClientCall;
import io.iwc.replay.internal.client.Outgoing;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.LoadSchedule;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of a replay that die of an error tell those who would wait for them. */
@Timeout(30)
class DeadThreadTests {
    private final LoadPlan plan = LoadPlan.of(arrivingAt(0), LoadModel.open());

    @Test
    void isToldOfTheDispatcher() throws Exception {
        var told = new CompletableFuture<Throwable>();
        var dispatcher = new Dispatcher(new LoadSchedule(plan), System.nanoTime());
        dispatcher.sendTo(request -> {
            throw new OutOfMemoryError("test");
        });
        dispatcher.whenItDies(told::complete);

        dispatcher.start();

        assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void isToldOfTheRecorderWhichEndsInAMessage() throws Exception {
        var told = new CompletableFuture<Throwable>();
        var recorder = new Recorder(
                (planned, call) -> {
                    throw new OutOfMemoryError("test");
                },
                Optional.empty());
        recorder.whenItDies(told::complete);
        recorder.start();

        recorder.add(plan.all().get(0), new ClientCall(new Outgoing(new byte[0], 0, 0), 0, ended -> {}));

        assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> recorder.finish(() -> {
                    throw new AssertionError("nothing to count");
                }))
                .isInstanceOf(IwcException.class)
                .hasMessage("the thread that records has died: java.lang.OutOfMemoryError: test");
    }
}
