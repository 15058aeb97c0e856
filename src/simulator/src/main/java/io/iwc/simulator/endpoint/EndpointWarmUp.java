package io.iwc.simulator.endpoint;

import io.iwc.simulator.EngineClock;
import io.iwc.tokens.Tokenizers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first requests of a JVM load classes, which takes 30 times as long as a later one does: an endpoint of its own
 * answers them before the URL of another one is handed out. Once in a JVM. It counts words, because the tables of a
 * tokenizer that nobody may ask for take longer than all the rest.
 */
final class EndpointWarmUp {
    private static final int ROUNDS = 4;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"Where is my parcel?\"}]";
    private static final List<String> REQUESTS = List.of(
            "/v1/chat/completions {\"max_tokens\":2," + MESSAGES + "}",
            "/v1/chat/completions {\"max_tokens\":2,\"stream\":true," + MESSAGES + "}",
            "/v1/completions {\"max_tokens\":2,\"prompt\":\"Once\"}",
            "/v1/responses {\"max_output_tokens\":2,\"stream\":true,\"input\":\"Once\"}");

    private EndpointWarmUp() {}

    /** Returns when this JVM is warm. */
    static void require() {
        Done.isDone();
    }

    private static void run() {
        for (var clock : EngineClock.values()) {
            try (var endpoint =
                    new EmbeddedEndpoint(EmbeddedEndpoint.builder().clock(clock).tokenizer(Tokenizers.whitespace()))) {
                var rounds = clock == EngineClock.VIRTUAL ? ROUNDS : 1; // the other one takes its time
                for (var round = 0; round < rounds; round++) {
                    for (var request : REQUESTS) {
                        send(URI.create(endpoint.rootUrl()), request.split(" ", 2));
                    }
                }
            }
        }
    }

    private static void send(URI to, String... pathAndBody) {
        var body = pathAndBody[1].getBytes(StandardCharsets.UTF_8);
        var head = "POST " + pathAndBody[0] + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket(to.getHost(), to.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException notWarm) {
            Thread.onSpinWait(); // slower at first, and nothing worse
        }
    }

    /** Initialised once, by whoever comes first; the others wait. */
    private static final class Done {
        private static final boolean DONE;

        static {
            run();
            DONE = true;
        }

        private Done() {}

        static boolean isDone() {
            return DONE;
        }
    }
}
