package io.iwc.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ServerSocketFactory;

/** A server that answers bytes which a test says, and tells the bytes that came. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Conversation conversation;
    private final String scheme;

    RawServer(Conversation conversation) throws IOException {
        this(ServerSocketFactory.getDefault(), "http", conversation);
    }

    RawServer(ServerSocketFactory sockets, String scheme, Conversation conversation) throws IOException {
        this.conversation = conversation;
        this.scheme = scheme;
        socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serveAll, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that answers every request with these bytes. */
    static RawServer answering(String... pieces) throws IOException {
        return new RawServer((request, out) -> {
            for (var piece : pieces) {
                out.write(piece.getBytes(ISO_8859_1));
                out.flush();
            }
        });
    }

    String url() {
        return scheme + "://localhost:" + socket.getLocalPort() + "/v1";
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The next request as it came, head and body. */
    String received() throws InterruptedException {
        return received.take();
    }

    private void serveAll() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var thread = new Thread(() -> {
                    try (client) {
                        serve(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
                    } catch (IOException e) {
                        // the client has gone
                    }
                });
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        for (var request = request(in); !request.isEmpty(); request = request(in)) {
            received.add(request);
            conversation.answer(request, out);
        }
    }

    private static String request(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            var text = bytes.toString(ISO_8859_1);
            var head = text.indexOf("\r\n\r\n");
            if (head >= 0 && isWhole(text, head + 4)) {
                return text;
            }
        }
        return "";
    }

    private static boolean isWhole(String text, int body) {
        var head = text.substring(0, body).toLowerCase(java.util.Locale.ROOT);
        if (head.contains("transfer-encoding: chunked")) {
            return text.endsWith("0\r\n\r\n");
        }
        var length = head.indexOf("content-length: ");
        return length < 0
                || text.length() - body >= Integer.parseInt(head.substring(length + 16, head.indexOf('\r', length)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What a server says to a request. */
    @FunctionalInterface
    interface Conversation {
        void answer(String request, OutputStream out) throws IOException;
    }
}
