package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class StreamingClientTests {
    private static final CallSource NOTHING_ELSE = new CallSource() {
        @Override
        public int expectedSoon() {
            return 0;
        }

        @Override
        public void submitDue(long nanoTime) {}
    };

    /** Else, of the connections that are open for the next burst, most would be closed and opened again and again. */
    @Test
    void takesIdleConnectionsByTurns() throws Exception {
        try (var server = new MockWebServer()) {
            server.start();
            IntStream.range(0, 6)
                    .forEach(it -> server.enqueue(new MockResponse.Builder()
                            .body("{\"choices\":[{\"message\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}")
                            .build()));
            var url = URI.create("http://127.0.0.1:" + server.getPort());

            try (var client = StreamingClient.connect(Route.to(url), Timeouts.defaults(), 3, NOTHING_ELSE)) {
                for (var i = 0; i < 6; i++) {
                    assertThat(ended(client).isOk()).isTrue();
                }
            }

            var first = connectionsOf(server, 3);
            assertThat(first).doesNotHaveDuplicates();
            assertThat(connectionsOf(server, 3)).isEqualTo(first);
        }
    }

    private static ClientCall ended(StreamingClient client) {
        var ended = new CompletableFuture<ClientCall>();
        var request = "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}";
        client.submit(
                new ClientCall(new Outgoing(request.getBytes(US_ASCII), 1, 0), System.nanoTime(), ended::complete));
        return ended.join();
    }

    private static int[] connectionsOf(MockWebServer server, int requests) throws InterruptedException {
        var connections = new int[requests];
        for (var i = 0; i < requests; i++) {
            connections[i] = server.takeRequest().getConnectionIndex();
        }
        return connections;
    }
}
