package io.iwc.replay;

import static io.iwc.replay.Answers.DONE;
import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.FaultyServers.WARM;
import static io.iwc.replay.FaultyServers.hangingUpAfter;
import static io.iwc.replay.FaultyServers.pause;
import static io.iwc.replay.FaultyServers.stream;
import static io.iwc.replay.FaultyServers.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every replay, whatever the server does. */
@Timeout(120)
class ReplayLawTests {
    private static final int REQUESTS = 60;
    private static final List<ServerBehaviour> BEHAVIOURS = List.of(
            new ServerBehaviour("answers", stream(WHOLE)),
            new ServerBehaviour("closes the connection", (request, socket, out) -> socket.close()),
            new ServerBehaviour("resets the connection", (request, socket, out) -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }),
            new ServerBehaviour(
                    "returns 503",
                    (request, socket, out) -> write(out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")),
            new ServerBehaviour(
                    "redirects",
                    (request, socket, out) -> write(
                            out, "HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")),
            new ServerBehaviour("sends nothing", (request, socket, out) -> {}),
            new ServerBehaviour("stops after the head", (request, socket, out) -> write(out, STREAM_HEAD)),
            new ServerBehaviour("sends a byte at a time", (request, socket, out) -> {
                write(out, STREAM_HEAD);
                while (true) {
                    out.write(chunk(": still here\n"));
                    pause(20);
                }
            }),
            new ServerBehaviour("sends no finish reason", stream(ROLE + token("one"))),
            new ServerBehaviour("closes in mid-stream", (request, socket, out) -> {
                write(out, STREAM_HEAD);
                out.write(chunk(ROLE + token("one")));
                socket.close();
            }),
            new ServerBehaviour("sends invalid JSON", stream(ROLE + "data: {]\n\n")),
            new ServerBehaviour(
                    "reports an error", stream(ROLE + event("{\"error\":{\"message\":\"out of memory\"}}"))),
            new ServerBehaviour("sends no token", stream(ROLE + STOP + DONE)),
            new ServerBehaviour("sends no HTTP", (request, socket, out) -> write(out, "I am a teapot\r\n\r\n")));

    private static final int SESSIONS = 7;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsEveryRequestOnceWhateverTheServerDoes(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        var behaviours = behaviours(random);
        var workload = workload(random);
        try (var server = server(behaviours)) {
            var replay = Replay.start(workload, Endpoint.at(server.url(), "m"), options(seed));

            var run = replay.await();

            assertThat(run.isComplete()).isTrue();
            assertThat(run.records()).hasSize(REQUESTS).allSatisfy(it -> {
                var answered = behaviours.get(it.sequence() - 1).name().equals("answers") ? Outcome.OK : Outcome.FAILED;
                var patient = workload.requests()
                        .get(it.sequence() - 1)
                        .sampling()
                        .cancelAfterMillis()
                        .isEmpty();
                assertThat(it.outcome())
                        .as(it.requestId() + " " + it.errorClass())
                        .isIn(answered, patient ? answered : Outcome.CANCELLED);
                assertThat(it.endNanos()).isPresent();
            });
            addsUp(replay.progress(), run);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {11, 12, 13, 14})
    void losesNothingThatWasSentWhenItIsStopped(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        try (var server = server(behaviours(random))) {
            var replay = Replay.start(workload(random), Endpoint.at(server.url(), "m"), options(seed));
            while (replay.progress().sent() < 10 + seed) {
                pause(1);
            }
            replay.stop();

            var run = replay.await();

            assertThat(run.isComplete()).isFalse();
            addsUp(replay.progress(), run);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {21, 22, 23, 24})
    void addsUpWhileTheServerDiesAndComesBack(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        var server = mortal(0, 1 + random.nextInt(REQUESTS / 3));
        var replay = Replay.start(workload(random), Endpoint.at(server.url(), "m"), options(seed));
        awaitAFailureAfter(0, replay);
        server.close(); // it may be about to, or have been spared
        var second = mortal(server.port(), 1 + random.nextInt(REQUESTS / 3));
        awaitAFailureAfter(replay.progress().failed(), replay);
        second.close();
        try (var third = new ScriptedSocket(server.port(), stream(WHOLE))) {
            var run = replay.await();

            assertThat(third.port()).isEqualTo(server.port());
            assertThat(run.records()).hasSize(REQUESTS);
            assertThat(run.records()).extracting(RequestRecord::outcome).contains(Outcome.OK, Outcome.FAILED);
            addsUp(replay.progress(), run);
        }
    }

    /** Answers so many requests; then it is gone, and with it all its connections. */
    private static ScriptedSocket mortal(int port, int requests) throws IOException {
        var left = new AtomicInteger(requests);
        var self = new CompletableFuture<ScriptedSocket>();
        var server = new ScriptedSocket(port, (request, socket, out) -> {
            stream(WHOLE).answer(request, socket, out);
            if (left.decrementAndGet() == 0) {
                self.join().close();
            }
        });
        self.complete(server);
        return server;
    }

    /** Or the end of the replay: two deaths may come too late for it. */
    private static void awaitAFailureAfter(int failures, RunningReplay replay) {
        for (var now = replay.progress();
                now.failed() <= failures && now.ok() + now.failed() + now.cancelled() < REQUESTS;
                now = replay.progress()) {
            pause(1);
        }
    }

    private static void addsUp(Progress progress, Run run) {
        assertThat(progress.inFlight()).isZero();
        assertThat(progress.sent()).isEqualTo(progress.ok() + progress.failed() + progress.cancelled());
        assertThat(run.records())
                .hasSize(progress.sent())
                .extracting(RequestRecord::sequence)
                .doesNotHaveDuplicates();
        for (var outcome : Outcome.values()) {
            var expected =
                    switch (outcome) {
                        case OK -> progress.ok();
                        case FAILED -> progress.failed();
                        case CANCELLED -> progress.cancelled();
                    };
            assertThat(run.records().stream().filter(it -> it.outcome() == outcome))
                    .as(outcome.text())
                    .hasSize(expected);
        }
    }

    private static List<ServerBehaviour> behaviours(SplittableRandom random) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(it -> BEHAVIOURS.get(random.nextInt(BEHAVIOURS.size())))
                .toList();
    }

    /** Turns of a few sessions, three at a time; one in eight does not wait for its answer. */
    private static Workload workload(SplittableRandom random) {
        return Answers.workload(IntStream.range(0, REQUESTS).mapToObj(it -> {
            var turn = request(it + 1, 3L * (it / 3))
                    .inSession("s" + it % SESSIONS)
                    .asTurn(it / SESSIONS);
            var tied = it < SESSIONS ? turn : turn.dependingOn("r" + (it + 1 - SESSIONS), 1);
            return (random.nextInt(8) == 0 ? tied.withSampling(hangingUpAfter(1 + random.nextInt(60))) : tied).build();
        }));
    }

    /** Open loop with a cap or without, closed loop, turns that wait for each other; every third seed tries again. */
    private static ReplayOptions options(int seed) {
        var options = WARM.withIdleTimeout(PATIENCE)
                .withFirstByteTimeout(PATIENCE)
                .withTotalTimeout(PATIENCE.multipliedBy(4))
                .withRetries(seed % 3 == 0 ? 1 : 0);
        return switch (seed % 5) {
            case 0 -> options;
            case 1 -> options.withMaxConcurrency(7);
            case 2 -> options.withClosedLoop(6);
            case 3 -> options.withCausalSessions(true);
            default -> options.withLiveHistory(true).withMaxConcurrency(4);
        };
    }

    private static ScriptedSocket server(List<ServerBehaviour> behaviours) throws IOException {
        return new ScriptedSocket((request, socket, out) -> {
            var number = Integer.parseInt(request.replaceAll("(?s).*X-Request-Id: r(\\d+).*", "$1"));
            behaviours.get(number - 1).script().answer(request, socket, out);
        });
    }

    @Test
    void isInvalidWhenTheClientCouldNotKeepItsSchedule() throws IOException {
        try (var server = new ScriptedSocket(stream(WHOLE))) {
            var impossible = WARM.withMaxLag(Duration.ofNanos(1));

            var run = Replay.run(arrivingAt(0, 1, 2), Endpoint.at(server.url(), "m"), impossible);

            assertThat(run.isValid()).isFalse();
            assertThat(run.invalidReasons()).first().asString().startsWith("client-limited: schedule lag P99 is ");
        }
    }

    private record ServerBehaviour(String name, ScriptedSocket.Script script) {}
}
