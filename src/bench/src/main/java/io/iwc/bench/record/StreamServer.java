package io.iwc.bench.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** Streams a short answer to every request after ten milliseconds, a write for each token. */
final class StreamServer implements AutoCloseable {
    private static final int TOKENS = 16;
    private static final long PREFILL_NANOS = 10_000_000; // of a small model on a fast server
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

    StreamServer() throws IOException {
        BareProxy.start(this::acceptAll);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                client.setTcpNoDelay(true);
                BareProxy.start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream(), 1 << 16);
            var out = client.getOutputStream();
            while (skipRequest(in)) {
                LockSupport.parkNanos(PREFILL_NANOS);
                out.write(HEAD.getBytes(ISO_8859_1));
                for (var i = 0; i < TOKENS; i++) {
                    out.write(chunk("data: {\"choices\":[{\"delta\":{\"content\":\" word\"}}]}\n\n"));
                }
                out.write(chunk("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":"
                        + "{\"prompt_tokens\":900,\"completion_tokens\":" + TOKENS + "}}\n\ndata: [DONE]\n\n"));
                out.write("0\r\n\r\n".getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static boolean skipRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            var b = in.read();
            if (b < 0) {
                return false;
            }
            head.append((char) b);
        }
        var length = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        in.skipNBytes(Long.parseLong(head.substring(length, head.indexOf("\r", length))));
        return true;
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
