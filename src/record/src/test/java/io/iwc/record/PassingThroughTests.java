package io.iwc.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the proxy does to bytes: nothing, but for two headers. */
@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the ends of these lines are those of HTTP
class PassingThroughTests {
    private static final String BODY = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            + "X-Odd-Case:  two  spaces\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String FIRST = chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n");
    private static final String LAST = chunk("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1}}\n\ndata: [DONE]\n\n")
            + "0\r\n\r\n";

    @Test
    void theAnswerIsPassedByteForByteFramingAndAll() throws Exception {
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, post("/v1/chat/completions", BODY));

            assertThat(read(client, LAST)).isEqualTo(HEAD + FIRST + LAST);
        }
    }

    @Test
    void aPieceIsPassedOnBeforeTheNextOneIsThere() throws Exception {
        var seen = new CountDownLatch(1);
        try (var server = new RawServer((request, out) -> {
                    out.write((HEAD + FIRST).getBytes(ISO_8859_1));
                    out.flush();
                    await(seen);
                    out.write(LAST.getBytes(ISO_8859_1));
                    out.flush();
                });
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, post("/v1/chat/completions", BODY));

            assertThat(read(client, FIRST)).endsWith(FIRST);
            assertThat(recording.tally().recorded()).isZero();
            seen.countDown();
            read(client, LAST);
            assertThat(recording.tally().recorded()).isOne();
        }
    }

    @Test
    void ofTheRequestOnlyHostAndTheCodingOfARecordedAnswerChange() throws Exception {
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(
                    client,
                    "POST /v1/chat/completions?api-version=1&key=abc HTTP/1.1\r\nHost: 127.0.0.1:1\r\nx-ODD:  v \r\n"
                            + "Accept-Encoding: gzip, br\r\nContent-Type: application/json\r\nContent-Length: "
                            + BODY.length() + "\r\n\r\n" + BODY);

            assertThat(server.received())
                    .isEqualTo("POST /v1/chat/completions?api-version=1&key=abc HTTP/1.1\r\nHost: localhost:"
                            + server.port() + "\r\nx-ODD:  v \r\nAccept-Encoding: identity\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);
        }
    }

    @Test
    void anOfferOfHttp2IsNotPassedOnAndTheNextCallIsRecordedToo() throws Exception {
        var offering = post("/v1/chat/completions", BODY)
                .replace(
                        "Host: localhost\r\n",
                        "Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                + "HTTP2-Settings: AAEAAEAA\r\n");
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, offering);
            read(client, LAST);
            send(client, offering);
            read(client, LAST);

            assertThat(server.received()).doesNotContainIgnoringCase("upgrade").doesNotContainIgnoringCase("http2");
            assertThat(recording.tally().recorded()).isEqualTo(2);
        }
    }

    @Test
    void anotherProtocolIsCarriedBothWays() throws Exception {
        var accepted = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
        try (var server = new RawServer((request, out) -> {
                    out.write((request.startsWith("GET") ? accepted : "pong").getBytes(ISO_8859_1));
                    out.flush();
                });
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(
                    client,
                    "GET /v1/realtime HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\n\r\n");
            assertThat(read(client, "\r\n\r\n")).isEqualTo(accepted);

            send(client, "ping\r\n\r\n");
            assertThat(read(client, "pong")).isEqualTo("pong");
        }
    }

    @Test
    void aChunkedRequestKeepsItsChunks() throws Exception {
        var chunked = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk(BODY.substring(0, 10)) + chunk(BODY.substring(10)) + "0\r\n\r\n";
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, chunked);

            assertThat(read(client, LAST)).endsWith(LAST);
            assertThat(server.received()).isEqualTo(chunked.replace("localhost", "localhost:" + server.port()));
            assertThat(recording.captured().requests()).hasSize(1);
        }
    }

    @Test
    void otherPathsPassAndAreCounted() throws Exception {
        var answer = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\n\u0001\u0002\u00ff";
        try (var server = RawServer.answering(answer);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, "GET /v2/whatever HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n");

            assertThat(read(client, "\u00ff")).isEqualTo(answer);
            assertThat(server.received()).contains("Accept-Encoding: br");
            assertThat(recording.tally()).isEqualTo(new RecordingTally(0, 0, 0, 1, new java.util.TreeMap<>()));
        }
    }

    @Test
    void severalCallsUseOneConnection() throws Exception {
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            for (var i = 0; i < 3; i++) {
                send(client, post("/v1/chat/completions", BODY));
                assertThat(read(client, LAST)).isEqualTo(HEAD + FIRST + LAST);
            }

            assertThat(recording.tally().recorded()).isEqualTo(3);
        }
    }

    @Test
    void aBodyThatCannotBeReadPassesAndIsCounted() throws Exception {
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, post("/v1/chat/completions", "{\"messages\":7}"));

            assertThat(read(client, LAST)).endsWith(LAST);
            assertThat(recording.tally().recorded()).isZero();
            assertThat(recording.tally().unread())
                    .containsExactly(java.util.Map.entry(
                            "/v1/chat/completions: messages: found 7, expected a list with at least one message", 1L));
            assertThat(recording.captured().manifest().skipped())
                    .isEqualTo(recording.tally().unread());
        }
    }

    @Test
    void aPackedRequestIsReadAndPassedAsItIs() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(BODY.getBytes(ISO_8859_1));
        }
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(
                    client,
                    "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n"
                            + "Content-Length: " + packed.size() + "\r\n\r\n" + packed.toString(ISO_8859_1));
            read(client, LAST);

            assertThat(server.received()).endsWith(packed.toString(ISO_8859_1));
            assertThat(recording.captured().requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatComesPackedAllTheSameIsCountedAndNotCalledAFailure() throws Exception {
        var answer = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc";
        try (var server = RawServer.answering(answer);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, post("/v1/chat/completions", BODY));

            assertThat(read(client, "abc")).isEqualTo(answer);
            assertThat(recording.run().records()).isEmpty();
            assertThat(recording.tally().unread())
                    .containsOnlyKeys("/v1/chat/completions: answer: found one with Content-Encoding though none was"
                            + " asked for");
        }
    }

    @Test
    void anApplicationThatHangsUpIsCancelledAtTheServerToo() throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = new RawServer((request, out) -> {
                    try {
                        out.write((HEAD + FIRST).getBytes(ISO_8859_1));
                        while (true) {
                            out.write(FIRST.getBytes(ISO_8859_1));
                        }
                    } catch (IOException e) {
                        gone.countDown();
                        throw e;
                    }
                });
                var recording = RecordingEndpoint.forwardingTo(server.url()).start()) {
            try (var client = connect(recording)) {
                send(client, post("/v1/chat/completions", BODY));
                read(client, FIRST);
            }

            assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
            var record = awaitRecord(recording);
            assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(record.chunks()).isPositive();
        }
    }

    @Test
    void aServerThatBreaksOffIsAFailure() throws Exception {
        try (var server = new RawServer((request, out) -> {
                    out.write((HEAD + FIRST).getBytes(ISO_8859_1));
                    out.flush();
                    throw new IOException("on purpose");
                });
                var recording = RecordingEndpoint.forwardingTo(server.url()).start();
                var client = connect(recording)) {
            send(client, post("/v1/chat/completions", BODY));

            assertThat(read(client, "never")).isEqualTo(HEAD + FIRST);
            var record = awaitRecord(recording);
            assertThat(record.errorClass()).contains(ErrorClass.TRUNCATED);
            assertThat(record.errorDetail()).isEqualTo("the server closed the connection");
        }
    }

    @Test
    void aServerThatCannotBeReachedIsSaidToTheApplicationAndRecorded() throws Exception {
        int closed;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        try (var recording = RecordingEndpoint.forwardingTo("http://127.0.0.1:" + closed)
                        .start();
                var client = connect(recording)) {
            send(client, post("/v1/chat/completions", BODY));

            assertThat(read(client, "never"))
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .endsWith("{\"error\":{\"message\":\"record: upstream http://127.0.0.1:" + closed
                            + " cannot be reached (Connection refused)\",\"type\":\"server_error\"}}");
            var record = awaitRecord(recording);
            assertThat(record.errorClass()).contains(ErrorClass.CONNECT_REFUSED);
            assertThat(recording.captured().requests()).isEmpty();
        }
    }

    @Test
    void anotherHostAndAFormOfAnotherSiteAreRefused() throws Exception {
        try (var server = RawServer.answering(HEAD, FIRST, LAST);
                var recording = RecordingEndpoint.forwardingTo(server.url()).start()) {
            try (var client = connect(recording)) {
                send(client, post("/v1/chat/completions", BODY).replace("Host: localhost", "Host: evil.example"));
                assertThat(read(client, "never"))
                        .startsWith("HTTP/1.1 403 Forbidden\r\n")
                        .contains("Host: found \\\"evil.example\\\", expected localhost or 127.0.0.1");
            }
            try (var client = connect(recording)) {
                send(
                        client,
                        post("/v1/chat/completions", BODY)
                                .replace("application/json", "text/plain\r\nOrigin: https://evil.example"));
                assertThat(read(client, "never")).startsWith("HTTP/1.1 403 Forbidden\r\n");
            }
            assertThat(recording.tally().recorded()).isZero();
        }
    }

    @Test
    void whatIsNoHttpIsRefusedInASentence() throws Exception {
        try (var recording =
                        RecordingEndpoint.forwardingTo("http://localhost:1").start();
                var client = connect(recording)) {
            send(client, "\u0016\u0003\u0001 hello\r\n\r\n");

            assertThat(read(client, "never"))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("record: found no request line of HTTP/1.1");
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        RecordingEndpoint.forwardingTo("http://localhost:1").port(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port: found 65536, expected 0 to 65535");
    }

    @Test
    void aUrlThatIsNoneOrHoldsSecretsIsRefusedWithoutThem() {
        assertThatThrownBy(
                        () -> RecordingEndpoint.forwardingTo("api.openai.com").start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("upstream: found \"api.openai.com\", expected a URL like https://api.example.com/v1");
        assertThatThrownBy(() -> RecordingEndpoint.forwardingTo("https://me:secret@host/v1?key=abc")
                        .start())
                .hasMessage("upstream: found \"https://…@host/v1?…\", expected a URL without user, password, query and"
                        + " fragment; the application sends its keys");
    }

    private static RequestRecord awaitRecord(RecordingEndpoint recording) {
        while (!Thread.currentThread().isInterrupted()) { // as the test is when its time is over
            var found = recording.run().records().stream().findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no record");
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static Socket connect(RecordingEndpoint recording) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(recording.rootUrl().replaceFirst(".*:", "")));
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Until these bytes have come, or the end. */
    private static String read(Socket client, String end) throws IOException {
        InputStream in = client.getInputStream();
        var bytes = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            if (bytes.toString(ISO_8859_1).endsWith(end)) {
                break;
            }
        }
        return bytes.toString(ISO_8859_1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
