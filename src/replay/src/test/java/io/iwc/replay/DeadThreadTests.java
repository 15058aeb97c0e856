package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.ClientCall;
import io.iwc.replay.internal.client.Outgoing;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RecordAppender;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.LoadSchedule;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    void leavesNoFileOpenWhereARecordCannotBeMade(@TempDir Path folder) {
        var appender = new RecordAppender(folder);
        var recorder = new Recorder(
                (planned, call) -> {
                    throw new IllegalStateException("test");
                },
                Optional.of(appender));
        recorder.start();
        recorder.add(plan.all().get(0), new ClientCall(new Outgoing(new byte[0], 0, 0), 0, ended -> {}));

        assertThatThrownBy(() -> recorder.finish(() -> {
                    throw new AssertionError("nothing to count");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("test");

        assertThatThrownBy(() -> appender.append(
                        RequestRecord.builder(1, "r1", 0).cancelled().build()))
                .isInstanceOf(IwcException.class)
                .hasMessage(folder.resolve(RecordAppender.FILE) + ": cannot be written: Stream Closed");
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
