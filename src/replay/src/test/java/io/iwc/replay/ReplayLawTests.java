package io.iwc.replay;

import static io.iwc.replay.Answers.DONE;
import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.FaultyServers.WARM;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every replay, whatever the server does. */
@Timeout(120)
class ReplayLawTests {
    private static final int REQUESTS = 60;
    private static final List<Mood> MOODS = List.of(
            new Mood("answers", stream(WHOLE)),
            new Mood("hangs up", (request, socket, out) -> socket.close()),
            new Mood("resets", (request, socket, out) -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }),
            new Mood("is busy", (request, socket, out) -> write(out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")),
            new Mood(
                    "redirects",
                    (request, socket, out) -> write(
                            out, "HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")),
            new Mood("says nothing", (request, socket, out) -> {}),
            new Mood("falls silent", (request, socket, out) -> write(out, STREAM_HEAD)),
            new Mood("drips", (request, socket, out) -> {
                write(out, STREAM_HEAD);
                while (true) {
                    out.write(chunk(": still here\n"));
                    pause(20);
                }
            }),
            new Mood("forgets the end", stream(ROLE + token("one"))),
            new Mood("stops halfway", (request, socket, out) -> {
                write(out, STREAM_HEAD);
                out.write(chunk(ROLE + token("one")));
                socket.close();
            }),
            new Mood("stammers", stream(ROLE + "data: {]\n\n")),
            new Mood("reports an error", stream(ROLE + event("{\"error\":{\"message\":\"out of memory\"}}"))),
            new Mood("says empty things", stream(ROLE + STOP + DONE)),
            new Mood("speaks no http", (request, socket, out) -> write(out, "I am a teapot\r\n\r\n")));

    private static final Duration PATIENCE = Duration.ofMillis(500);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsEveryRequestOnceWhateverTheServerDoes(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        var moods = IntStream.range(0, REQUESTS)
                .mapToObj(it -> MOODS.get(random.nextInt(MOODS.size())))
                .toList();
        try (var server = server(moods)) {
            var replay = Replay.start(workload(), Endpoint.at(server.url(), "m"), options(seed));

            var run = replay.await();

            assertThat(run.isComplete()).isTrue();
            assertThat(run.records()).hasSize(REQUESTS).allSatisfy(it -> {
                assertThat(it.outcome() == Outcome.OK)
                        .as(it.requestId() + " " + it.errorClass())
                        .isEqualTo(moods.get(it.sequence() - 1).name().equals("answers"));
                assertThat(it.endNanos()).isPresent();
            });
            addsUp(replay.progress(), run);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {11, 12, 13, 14})
    void losesNothingThatWasSentWhenItIsStopped(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        var moods = IntStream.range(0, REQUESTS)
                .mapToObj(it -> MOODS.get(random.nextInt(MOODS.size())))
                .toList();
        try (var server = server(moods)) {
            var replay = Replay.start(workload(), Endpoint.at(server.url(), "m"), options(seed));
            while (replay.progress().sent() < 10 + seed) {
                pause(1);
            }
            replay.stop();

            var run = replay.await();

            assertThat(run.isComplete()).isFalse();
            addsUp(replay.progress(), run);
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

    private static Workload workload() {
        return arrivingAt(
                IntStream.range(0, REQUESTS).mapToLong(it -> 3L * (it / 3)).toArray());
    }

    /** Every other seed has a cap, every third one tries again. */
    private static ReplayOptions options(int seed) {
        return WARM.withIdleTimeout(PATIENCE)
                .withFirstByteTimeout(PATIENCE)
                .withTotalTimeout(PATIENCE.multipliedBy(4))
                .withMaxConcurrency(seed % 2 == 0 ? seed * 3 : 0)
                .withRetries(seed % 3 == 0 ? 1 : 0);
    }

    private static ScriptedSocket server(List<Mood> moods) throws IOException {
        return new ScriptedSocket((request, socket, out) -> {
            var number = Integer.parseInt(request.replaceAll("(?s).*X-Request-Id: r(\\d+).*", "$1"));
            moods.get(number - 1).script().answer(request, socket, out);
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

    private record Mood(String name, ScriptedSocket.Script script) {}
}
