package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExactServerTests {
    private static final byte[] REQUEST =
            "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII);

    @Test
    void goesOnServingWhenClientsHangUpInTheMiddle() throws IOException {
        try (var server = ExactServer.start(0, 4, 1_000_000, 1_000_000)) {
            for (var i = 0; i < 50; i++) {
                try (var rude = connect(server)) {
                    rude.getOutputStream().write(REQUEST);
                    rude.setSoLinger(true, 0); // closing resets the connection, whatever is still to come on it
                    rude.getInputStream().read();
                }
            }

            try (var polite = connect(server)) {
                polite.getOutputStream().write(REQUEST);

                assertThat(upToTheEnd(polite))
                        .contains("\"finish_reason\":\"length\"")
                        .contains("[DONE]");
            }
        }
    }

    private static Socket connect(ExactServer server) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
    }

    private static String upToTheEnd(Socket socket) throws IOException {
        var text = new StringBuilder();
        var next = socket.getInputStream().read();
        for (;
                next >= 0 && text.indexOf("[DONE]") < 0;
                next = socket.getInputStream().read()) {
            text.append((char) next);
        }
        return text.toString();
    }
}
