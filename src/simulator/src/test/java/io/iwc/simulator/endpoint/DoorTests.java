package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, how much of it, and in which spellings. */
class DoorTests {
    private static final String CHAT = "{\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private final EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.builder().cors("http://app.example").start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void servesItsOwnMachineOnly() throws Exception {
        assertThat(raw("POST", "/v1/chat/completions", "Host: localhost:1234", CHAT))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("POST", "/v1/chat/completions", "Host: [::1]", CHAT)).startsWith("HTTP/1.1 200");
        assertThat(raw("POST", "/v1/chat/completions", "Host: evil.example", CHAT))
                .startsWith("HTTP/1.1 403")
                .contains(
                        "Host: found \\\"evil.example\\\", expected localhost or 127.0.0.1: this endpoint serves its own"
                                + " machine only");
    }

    @Test
    void ignoresFormsOfOtherSites() throws Exception {
        var form = "Host: localhost\r\nContent-Type: text/plain\r\nOrigin: ";

        assertThat(raw("POST", "/v1/chat/completions", form + "http://evil.example", CHAT))
                .startsWith("HTTP/1.1 403")
                .contains("Content-Type: found \\\"text/plain\\\" from another site (http://evil.example), expected"
                        + " application/json");
        assertThat(raw("POST", "/v1/chat/completions", form + "http://app.example", CHAT))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("POST", "/v1/chat/completions", form + "http://localhost:5173", CHAT))
                .startsWith("HTTP/1.1 200");
        assertThat(endpoint.captured().requests()).hasSize(2);
    }

    @Test
    void letsPagesOfOneOriginRead() throws Exception {
        var asks = "Host: localhost\r\nAccess-Control-Request-Method: POST\r\nOrigin: ";

        assertThat(raw("OPTIONS", "/v1/chat/completions", asks + "http://app.example", ""))
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-origin: http://app.example\r\n")
                .containsIgnoringCase("access-control-allow-methods: OPTIONS, POST\r\n");
        assertThat(raw("OPTIONS", "/v1/chat/completions", asks + "http://other.example", ""))
                .startsWith("HTTP/1.1 204")
                .doesNotContainIgnoringCase("access-control");
    }

    @Test
    void unpacksGzip() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(CHAT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(raw(
                        "POST",
                        "/v1/chat/completions",
                        "Host: localhost\r\nContent-Encoding: gzip",
                        packed.toByteArray()))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("POST", "/v1/chat/completions", "Host: localhost\r\nContent-Encoding: gzip", CHAT))
                .startsWith("HTTP/1.1 400")
                .contains("body: found no complete gzip data, as Content-Encoding announces it");
        assertThat(raw("POST", "/v1/chat/completions", "Host: localhost\r\nContent-Encoding: br", CHAT))
                .startsWith("HTTP/1.1 415")
                .contains("Content-Encoding: found \\\"br\\\", expected gzip or none");
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        var zeros = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zeros)) {
            var mebibyte = new byte[1 << 20];
            for (var i = 0; i <= RequestBody.MOST_BYTES >> 20; i++) {
                gzip.write(mebibyte);
            }
        }

        assertThat(raw(
                        "POST",
                        "/v1/chat/completions",
                        "Host: localhost\r\nContent-Encoding: gzip",
                        zeros.toByteArray()))
                .startsWith("HTTP/1.1 413")
                .contains("body: found more, expected at most");
        assertThat(endpoint.exchanges()).extracting(Exchange::status).containsExactly(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/models/", "//v1/models", "/v1//models/"})
    void toleratesSlashes(String path) throws Exception {
        assertThat(raw("GET", path, "Host: localhost", ""))
                .startsWith("HTTP/1.1 200")
                .contains("\"list\"");
        assertThat(raw("HEAD", path, "Host: localhost", ""))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("\"list\"");
    }

    @Test
    void knowsAnyModelByName() throws Exception {
        var model = client.get("/v1/models/gpt-4o").body();

        assertThat(Json.parse(model).path("id").asText()).isEqualTo("gpt-4o");
    }

    @Test
    void refusesWhatNoWorkloadCanHold() throws Exception {
        assertThat(fault("{\"messages\":[{\"role\":\"user\",\"content\":\"nice \\ud83d\"}]}"))
                .isEqualTo("messages[0].content: found half of a surrogate pair (\\ud83d) at character 6, expected text"
                        + " that UTF-8 can carry");
        assertThat(fault("{\"messages\":[{\"role\":\"user\",\"content\":5}]}"))
                .isEqualTo("messages[0].content: found 5, expected a string, a list of parts or null");
        assertThat(fault("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"metadata\":{\"a\":1e999}}"))
                .isEqualTo("body: found the number 1e999 at column 61, expected a number between -1.8e308 and 1.8e308"
                        + " with at most 1000 digits");
    }

    @Test
    void refusesProbabilitiesItDoesNotHave() throws Exception {
        assertThat(fault(Json.compact(with(chat("a"), "logprobs", true))))
                .isEqualTo("logprobs: found true, expected none (the simulated engine has no probabilities)");
    }

    @Test
    void saysWhatCannotBeADimension() throws Exception {
        var answer = client.post("/v1/embeddings", Map.of("input", "a", "dimensions", Integer.MAX_VALUE));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").path("message").asText())
                .isEqualTo("dimensions: found 2147483647, expected an integer from 1 to 8192");
    }

    @Test
    void takesTokenIds() throws Exception {
        var answer = client.post("/v1/completions", Map.of("prompt", List.of(7, 8, 9), "max_tokens", 2));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(endpoint.captured().requests().get(0).promptTokens()).hasValue(3);
    }

    @Test
    void answersEachPromptOfAList() throws Exception {
        var body = Map.<String, Object>of("prompt", List.of("one", "two"), "max_tokens", 3);

        var whole = Json.parse(client.post("/v1/completions", body).body());
        var events = client.stream("/v1/completions", with(body, "stream", true));

        assertThat(whole.path("choices")).hasSize(2);
        assertThat(whole.path("choices").path(1).path("index").asInt()).isEqualTo(1);
        assertThat(whole.path("usage").path("completion_tokens").asInt()).isEqualTo(6);
        for (var choice : whole.path("choices")) {
            var streamed = events.stream()
                    .filter(event -> !event.data().equals("[DONE]"))
                    .filter(event -> event.choice().path("index").equals(choice.path("index")))
                    .map(event -> event.choice().path("text").asText())
                    .collect(java.util.stream.Collectors.joining());
            assertThat(streamed).isEqualTo(choice.path("text").asText()).isNotEmpty();
        }
        assertThat(endpoint.captured().requests()).hasSize(4);
    }

    @Test
    void answersOthersWhileSomeSendSlowly() throws Exception {
        var address = URI.create(endpoint.rootUrl());
        var slow = new Socket[300]; // more than there are threads
        try {
            for (var i = 0; i < slow.length; i++) {
                slow[i] = new Socket(address.getHost(), address.getPort());
                slow[i].getOutputStream()
                        .write("POST /v1/chat/completions HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(raw("POST", "/v1/chat/completions", "Host: localhost", CHAT))
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (var socket : slow) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void keepsNoMoreThanItMay() throws Exception {
        try (var forgetful = EmbeddedEndpoint.builder().keepingAtMost(0).start()) {
            assertThat(new TestClient(forgetful)
                            .post("/v1/chat/completions", CHAT)
                            .statusCode())
                    .isEqualTo(200);

            assertThat(forgetful.tally().answered()).isEqualTo(1);
            assertThat(forgetful.tally().notKept()).isEqualTo(1);
            org.assertj.core.api.Assertions.assertThatThrownBy(forgetful::captured)
                    .hasMessage(
                            "embedded endpoint: found 1 calls, of which 1 were not kept, because all that is kept may"
                                    + " take 0 bytes of memory; reset() the endpoint earlier, raise keepingAtMost(…) or"
                                    + " give the JVM more memory");
        }
    }

    /** A message of five characters takes some hundred times its length in memory, measured with a class histogram. */
    @Test
    void countsWhatACallTakesInMemoryAndNotItsBodyAlone() throws Exception {
        var body = "{\"messages\":["
                + String.join(",", Collections.nCopies(20, "{\"role\":\"user\",\"content\":\"Hi\"}"))
                + "],\"max_tokens\":1}";
        var callsThatFit = 100_000 / (body.length() + 1024 + 20 * 384);
        try (var small = EmbeddedEndpoint.builder().keepingAtMost(100_000).start()) {
            var asking = new TestClient(small);
            for (var i = 0; i < callsThatFit + 3; i++) {
                asking.post("/v1/chat/completions", body);
            }

            assertThat(small.tally().answered()).isEqualTo(callsThatFit + 3);
            assertThat(small.tally().notKept()).isEqualTo(3);
        }
    }

    private String fault(String body) throws Exception {
        var answer = client.post("/v1/chat/completions", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return Json.parse(answer.body()).path("error").path("message").asText();
    }

    private String raw(String method, String path, String headers, String body) throws IOException {
        return raw(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private String raw(String method, String path, String headers, byte[] body) throws IOException {
        var address = URI.create(endpoint.rootUrl());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            var head = method + " " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
