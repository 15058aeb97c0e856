package io.iwc.replay;

import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.FaultyServers.WARM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that are kept, over real sockets. */
@Timeout(60)
class KeptConnectionTests {
    private static final String ANSWER = STREAM_HEAD + new String(chunk(WHOLE), UTF_8) + new String(end(), UTF_8);
    private static final Pattern REQUEST_ID = Pattern.compile("X-Request-Id: (\\S+)");

    @Test
    void sendsOnceMoreWhatWentOutOnAConnectionThatHadBeenClosed() throws IOException {
        var requests = new AtomicInteger();
        try (var server = new ScriptedSocket((request, socket, out) -> {
            if (requests.incrementAndGet() == 2) {
                socket.close(); // as a server does that had given the connection up
            } else {
                out.write(ANSWER.getBytes(UTF_8));
            }
        })) {
            var run = Replay.run(arrivingAt(0, 200), Endpoint.at(server.url(), "m"), WARM.withMaxConcurrency(1));

            assertThat(run.records()).extracting(RequestRecord::outcome).containsOnly(Outcome.OK);
            assertThat(run.records()).extracting(RequestRecord::attempts).containsExactly(1, 2);
            assertThat(run.options()).containsEntry("audit.resent", 1);
            assertThat(run.warnings())
                    .containsExactly("1 requests were sent again as the server had closed the kept connection");
        }
    }

    @Test
    void sendsNothingThriceWhenNoConnectionLasts() throws IOException {
        var requests = new AtomicInteger();
        try (var server = new ScriptedSocket((request, socket, out) -> {
            if (requests.incrementAndGet() > 1) {
                socket.close();
            } else {
                out.write(ANSWER.getBytes(UTF_8));
            }
        })) {
            var run = Replay.run(arrivingAt(0, 200), Endpoint.at(server.url(), "m"), WARM.withMaxConcurrency(1));

            assertThat(run.records()).extracting(RequestRecord::outcome).containsExactly(Outcome.OK, Outcome.FAILED);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void restsNoLongerThanTheServerSays() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) ->
                out.write(ANSWER.replaceFirst("Server: scripted", "Server: scripted\r\nKeep-Alive: timeout=1")
                        .getBytes(UTF_8)))) {
            var run = Replay.run(arrivingAt(0, 1200), Endpoint.at(server.url(), "m"), WARM.withMaxConcurrency(1));

            assertThat(run.records()).extracting(RequestRecord::attempts).containsOnly(1);
            assertThat(server.connections()).isGreaterThan(1);
        }
    }

    @Test
    void keepsTheConnectionWhoseResponseEndsAfterItsAnswer() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {
            out.write((STREAM_HEAD + new String(chunk(WHOLE), UTF_8)).getBytes(UTF_8));
            out.flush();
            FaultyServers.pause(30);
            out.write(end());
        })) {
            var run = Replay.run(
                    arrivingAt(0, 300, 600, 900), Endpoint.at(server.url(), "m"), WARM.withMaxConcurrency(1));

            assertThat(run.records()).extracting(RequestRecord::outcome).containsOnly(Outcome.OK);
            assertThat(server.connections()).isLessThan(4);
        }
    }

    @Test
    void givesEveryRunAndAttemptAnIdOfItsOwn() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> out.write(ANSWER.getBytes(UTF_8)))) {
            Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM);
            Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM);

            assertThat(server.requests().stream().map(it -> REQUEST_ID
                            .matcher(it)
                            .results()
                            .map(id -> id.group(1))
                            .findFirst()
                            .orElseThrow()))
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.startsWith("r1."));
        }
    }

    @Test
    void tellsWhichWarmUpsFailed() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> out.write(
                (request.contains("Warming up") ? "HTTP/1.1 400 No\r\nContent-Length: 8\r\n\r\nnot here" : ANSWER)
                        .getBytes(UTF_8)))) {
            var run = Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM.withWarmup(2));

            assertThat(run.warnings()).containsExactly("2 of 2 warm-up requests failed: http_4xx: not here");
        }
    }

    @Test
    void sendsCredentialsOfTheUrlAsAHeaderAndShowsThemNowhere() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) ->
                out.write("HTTP/1.1 401 No\r\nContent-Length: 20\r\n\r\nwrong password: pa:s".getBytes(UTF_8)))) {
            var url = server.url().replace("http://", "http://user:pa%3As@");

            var run = Replay.run(arrivingAt(0), Endpoint.at(url + "?api-version=1", "m"), WARM);

            assertThat(server.requests().get(0))
                    .startsWith("POST /v1/chat/completions?api-version=1 HTTP/1.1\r\n")
                    .contains("Authorization: Basic dXNlcjpwYTpz\r\n"); // base64 of user:pa:s
            assertThat(run.records().get(0).errorDetail()).isEqualTo("wrong password: [redacted]");
            assertThat(run.endpoint().url()).isEqualTo(server.url());
        }
    }
}
