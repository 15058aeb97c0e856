package io.iwc.replay.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WholeAnswerTests {
    private static final int LIMIT = 16 << 20;

    @Test
    void takesABodyAsLongAsAllowed() throws Exception {
        try (var server = new Server(LIMIT)) {
            assertThat(server.ask()).hasSize(LIMIT);
        }
    }

    @Test
    void hangsUpOnABodyThatIsLonger() throws Exception {
        try (var server = new Server(LIMIT + 1)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(server::ask)
                    .withMessage("found a body of more than 16777216 bytes");
        }
    }

    private static final class Server implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Server(int length) throws IOException {
            server.createContext("/", call -> {
                call.sendResponseHeaders(200, 0);
                try (var body = call.getResponseBody()) {
                    body.write(new byte[length]);
                }
            });
            server.start();
        }

        String ask() throws IOException, InterruptedException {
            var page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return WholeAnswer.of(
                            HttpClient.newHttpClient(),
                            HttpRequest.newBuilder(page).build(),
                            Duration.ofSeconds(30))
                    .body();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
