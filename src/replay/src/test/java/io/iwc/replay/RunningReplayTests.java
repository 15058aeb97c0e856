package io.iwc.replay;

import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.Answers.turns;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunningReplayTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    /** Answers the first requests, and begins an answer to every later one that never ends. */
    private static ScriptedSocket.Script answering(int requests, CountDownLatch hanging) {
        return (request, socket, out) -> {
            var number = Integer.parseInt(request.replaceAll("(?s).*X-Request-Id: r(\\d+).*", "$1"));
            out.write(STREAM_HEAD.getBytes(UTF_8));
            if (number <= requests) {
                out.write(chunk(WHOLE));
                out.write(end());
            } else {
                out.write(chunk(ROLE + token("never")));
                hanging.countDown();
            }
        };
    }

    @Test
    void keepsWhatWasDoneWhenItIsStopped() throws Exception {
        var hanging = new CountDownLatch(2);
        try (var server = new ScriptedSocket(answering(2, hanging))) {
            var replay = Replay.start(arrivingAt(0, 1, 2, 3, 600_000), Endpoint.at(server.url(), "m"), WARM);
            hanging.await();
            waitUntil(() -> replay.progress().ok() == 2);

            replay.stop();
            replay.stop();
            var run = replay.await();

            assertThat(run.isComplete()).isFalse();
            assertThat(run.records())
                    .extracting(RequestRecord::outcome)
                    .containsExactly(Outcome.OK, Outcome.OK, Outcome.CANCELLED, Outcome.CANCELLED);
            assertThat(replay.await()).isSameAs(run);
        }
    }

    @Test
    void saysWhereItStands() throws Exception {
        var hanging = new CountDownLatch(1);
        try (var server = new ScriptedSocket(answering(1, hanging))) {
            var replay = Replay.start(arrivingAt(0, 1, 600_000), Endpoint.at(server.url(), "m"), WARM);
            hanging.await();
            waitUntil(() -> replay.progress().ok() == 1);

            var progress = replay.progress();
            replay.stop();
            replay.await();

            assertThat(progress.planned()).isEqualTo(3);
            assertThat(progress.sent()).isEqualTo(2);
            assertThat(progress.inFlight()).isEqualTo(1);
            assertThat(progress.ok()).isEqualTo(1);
            assertThat(progress.chunks()).isEqualTo(2);
            assertThat(progress.meanTtftSeconds()).isPositive();
            assertThat(replay.progress().cancelled()).isEqualTo(1);
            assertThat(replay.progress().inFlight()).isZero();
        }
    }

    @Test
    void appendsRecordsAsTheyComplete(@TempDir Path folder) throws Exception {
        var hanging = new CountDownLatch(1);
        try (var server = new ScriptedSocket(answering(2, hanging))) {
            var replay = Replay.start(arrivingAt(0, 1, 2), Endpoint.at(server.url(), "m"), WARM.withFolder(folder));
            hanging.await();

            waitUntil(() -> recordsIn(folder).size() == 2);
            replay.stop();
            replay.await();

            assertThat(recordsIn(folder)).extracting(RequestRecord::requestId).containsExactly("r1", "r2", "r3");
        }
    }

    @Test
    void leavesTheCompleteRecordsWhenItIsKilled(@TempDir Path folder) throws Exception {
        var hanging = new CountDownLatch(1);
        try (var server = new ScriptedSocket(answering(3, hanging))) {
            var child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledReplay.class.getName(),
                            server.url(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .start();
            assertThat(hanging.await(30, TimeUnit.SECONDS))
                    .as(() -> Files.exists(folder.resolve("out.txt")) ? read(folder.resolve("out.txt")) : "")
                    .isTrue();
            waitUntil(() -> recordsIn(folder).size() == 3);

            child.destroyForcibly().waitFor();

            var run = RunFolder.at(folder).read();
            assertThat(run.isComplete()).isFalse();
            assertThat(run.records()).extracting(RequestRecord::requestId).containsExactly("r1", "r2", "r3");
            assertThat(run.records()).extracting(RequestRecord::outcome).containsOnly(Outcome.OK);
        }
    }

    @Test
    void reachesAServerAgainThatDiedAndCameBack() throws Exception {
        var dies = new AtomicReference<ScriptedSocket>();
        ScriptedSocket.Script whole = (request, socket, out) -> {
            out.write(STREAM_HEAD.getBytes(UTF_8));
            out.write(chunk(WHOLE));
            out.write(end());
        };
        dies.set(new ScriptedSocket((request, socket, out) -> {
            whole.answer(request, socket, out);
            dies.get().close();
        }));
        var replay = Replay.start(turns(3, 1000), Endpoint.at(dies.get().url(), "m"), WARM.withCausalSessions(true));
        waitUntil(() -> replay.progress().failed() == 1);

        try (var back = new ScriptedSocket(dies.get().port(), whole)) {
            var run = replay.await();

            assertThat(run.records())
                    .extracting(RequestRecord::outcome)
                    .containsExactly(Outcome.OK, Outcome.FAILED, Outcome.OK);
            assertThat(back.requests()).hasSize(1);
        }
    }

    @Test
    void writesNothingWhenTheEndpointCannotBeReached(@TempDir Path folder) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var endpoint = Endpoint.at("http://127.0.0.1:" + port, "m");

        assertThatExceptionOfType(EndpointUnavailableException.class)
                .isThrownBy(() -> Replay.start(arrivingAt(0), endpoint, WARM.withFolder(folder.resolve("run"))));
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void saysWhenTheFolderCannotBeWritten(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "a file, not a folder");
        try (var server = new ScriptedSocket((request, socket, out) -> {})) {
            assertThatExceptionOfType(IwcException.class)
                    .isThrownBy(
                            () -> Replay.start(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM.withFolder(file)))
                    .withMessageContaining("results.part.jsonl: cannot be written: ");
            assertThat(server.requests()).isEmpty();
        }
    }

    private static List<RequestRecord> recordsIn(Path folder) {
        return Files.exists(folder.resolve("results.part.jsonl"))
                ? RunFolder.at(folder).read().records()
                : new ArrayList<>();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5)); // @Timeout bounds it
        }
    }
}
