package io.iwc.replay;

import static io.iwc.replay.Answers.DONE;
import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.USAGE;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.Answers.workload;
import static io.iwc.replay.FaultyServers.SHORT;
import static io.iwc.replay.FaultyServers.WARM;
import static io.iwc.replay.FaultyServers.against;
import static io.iwc.replay.FaultyServers.hangingUpAfter;
import static io.iwc.replay.FaultyServers.pause;
import static io.iwc.replay.FaultyServers.stream;
import static io.iwc.replay.FaultyServers.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong once an answer has begun, over real sockets. */
@Timeout(60)
class StreamFaultTests {
    private static final String UNTIL_CLOSED =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"a\\q", "\\u12", "\\u12zz"})
    void leavesOnlyTheAnswerUncountedWhoseEscapesNoJsonHas(String poison) throws IOException {
        ScriptedSocket.Script withoutUsage =
                (request, socket, out) -> stream(token(request.contains("question 2") ? poison : "one") + STOP + DONE)
                        .answer(request, socket, out);
        try (var server = new ScriptedSocket(withoutUsage)) {
            var records = Replay.run(arrivingAt(0, 1, 2, 3), Endpoint.at(server.url(), "m"), WARM)
                    .records();

            assertThat(records).hasSize(4).allMatch(it -> it.outcome() == Outcome.OK);
            assertThat(records.get(1).outputTokens()).isEmpty();
            assertThat(records)
                    .filteredOn(it -> it.sequence() != 2)
                    .allMatch(it -> it.outputTokens().orElse(0) == 1);
        }
    }

    @Test
    void countsTextWithATabThatShouldHaveBeenEscaped() throws IOException {
        var record = against(stream(token("a\tb") + STOP + DONE));

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens().orElse(0)).isPositive();
        assertThat(record.outputTokensEstimated()).isTrue();
    }

    @Test
    void isTruncatedWhereItEndsWithinAnEvent() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, UNTIL_CLOSED + token("one") + "data: {\"choices\":[{\"delta\"");
            socket.close();
        });

        assertThat(record.errorClass()).contains(ErrorClass.TRUNCATED);
        assertThat(record.errorDetail()).contains("the answer ended within an event: {\"choices\":[{\"delta\"");
    }

    @Test
    void saysWhatCameInPlaceOfAStream() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, UNTIL_CLOSED + "<html><body>Please log in</body></html>\n");
            socket.close();
        });

        assertThat(record.errorClass()).contains(ErrorClass.EMPTY);
        assertThat(record.errorDetail())
                .contains("the answer has not a single token; it says <html><body>Please log in</body></html>\n");
    }

    @Test
    void givesUpOnAStreamThatFallsSilent() throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, STREAM_HEAD + new String(chunk(ROLE + token("one")), UTF_8));
                },
                WARM.withIdleTimeout(SHORT));

        assertThat(record.errorClass()).hasValue(ErrorClass.IDLE_TIMEOUT);
        assertThat(record.chunks()).isEqualTo(1);
        assertThat(record.firstTokenNanos()).isPresent();
    }

    @Test
    void givesUpOnAServerThatDripsForever() throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, STREAM_HEAD);
                    while (true) {
                        out.write(chunk(": still here\n"));
                        pause(10);
                    }
                },
                WARM.withTotalTimeout(SHORT));

        assertThat(record.errorClass()).hasValue(ErrorClass.TOTAL_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n",
                STREAM_HEAD + "40\r\n"
            })
    void givesUpOnAServerThatSendsAByteAtATime(String beginning) throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, beginning);
                    while (true) {
                        write(out, "7");
                        pause(5);
                    }
                },
                WARM.withTotalTimeout(SHORT));

        assertThat(record.errorClass()).hasValue(ErrorClass.TOTAL_TIMEOUT);
    }

    @Test
    void readsALineOfAMebibyte() throws IOException {
        var record =
                against(stream(ROLE + token("x".repeat(1 << 20)) + token("y".repeat(1 << 20)) + STOP + USAGE + DONE));

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.chunks()).isEqualTo(2);
        assertThat(record.outputTokens()).hasValue(7);
    }

    @Test
    void refusesAStreamThatIsNotJson() throws IOException {
        var record = against(stream(ROLE + event("{\"choices\":[{\"delta\":")));

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_MALFORMED);
        assertThat(record.errorDetail()).isEqualTo("{\"choices\":[{\"delta\":");
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        var record = against((request, socket, out) -> write(out, "I am a teapot\r\n\r\n"));

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_MALFORMED);
        assertThat(record.errorDetail()).isEqualTo("what came is not one HTTP/1.1 response");
    }

    @Test
    void findsAnErrorInsideAStream() throws IOException {
        var record = against(stream(ROLE + token("one") + event("{\"error\":{\"message\":\"out of memory\"}}") + DONE));

        assertThat(record.status()).hasValue(200);
        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_ERROR_EVENT);
        assertThat(record.errorDetail()).isEqualTo("{\"error\":{\"message\":\"out of memory\"}}");
    }

    @Test
    void callsAStreamWithoutAFinishReasonTruncated() throws IOException {
        assertThat(against(stream(ROLE + token("one"))).errorClass()).hasValue(ErrorClass.TRUNCATED);
    }

    @Test
    void callsAStreamThatBreaksOffTruncated() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, STREAM_HEAD);
            out.write(chunk(ROLE + token("one")));
            socket.close();
        });

        assertThat(record.errorClass()).hasValue(ErrorClass.TRUNCATED);
        assertThat(record.status()).hasValue(200);
        assertThat(record.chunks()).isEqualTo(1);
    }

    @Test
    void callsAnAnswerWithoutATokenEmpty() throws IOException {
        assertThat(against(stream(ROLE + STOP + DONE)).errorClass()).hasValue(ErrorClass.EMPTY);
        assertThat(against(stream("")).errorClass()).hasValue(ErrorClass.EMPTY);
    }

    @Test
    void hangsUpWhenTheRequestSaysSo() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {})) {
            var impatient = request(1, 0).withSampling(hangingUpAfter(50)).build();

            var record = Replay.run(workload(impatient), Endpoint.at(server.url(), "m"), WARM)
                    .records()
                    .get(0);

            assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(record.endNanos().getAsLong() - record.sentNanos().getAsLong())
                    .isGreaterThanOrEqualTo(50_000_000L);
        }
    }

    @Test
    void readsAStreamWhoseCharactersAreSplitAcrossReads() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, STREAM_HEAD);
            for (var b : (ROLE + token("caf\u00e9 \uD83D\uDE00") + STOP).getBytes(UTF_8)) {
                out.write(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
                out.flush();
            }
            out.write(end());
        });

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens()).isPresent();
    }

    @Test
    void takesTheEndOfTheConnectionForTheEndOfABodyWithoutALength() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + WHOLE.strip());
            socket.close();
        });

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens()).hasValue(7);
    }

    @Test
    void doesNotWaitForTheEndOfABodyThatSaidItIsDone() throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, STREAM_HEAD + new String(chunk(WHOLE), UTF_8));
                },
                WARM.withIdleTimeout(SHORT));

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void countsTokensThatCameTogetherAsCoalesced() throws IOException {
        try (var server = new ScriptedSocket(stream(ROLE + token("a") + token("b") + token("c") + token("d") + STOP))) {
            var run = Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM);

            assertThat(run.options()).containsEntry("audit.coalescedShare", 0.75);
            assertThat(run.records().get(0).itlNanos()).containsExactly(0, 0, 0);
        }
    }
}
