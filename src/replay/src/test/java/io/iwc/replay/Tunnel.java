package io.iwc.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** A proxy that opens every tunnel it is asked for, to one port of this machine. */
final class Tunnel implements AutoCloseable {
    private final ScriptedSocket proxy;

    Tunnel(int port) throws IOException {
        proxy = new ScriptedSocket((request, client, out) -> {
            try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(US_ASCII));
                var back = new Thread(() -> pump(server, client));
                back.setDaemon(true);
                back.start();
                pump(client, server);
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + proxy.port();
    }

    /** What it was asked before it stopped reading along. */
    List<String> asked() {
        return proxy.requests();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            Thread.currentThread().interrupt(); // one side has closed: nothing more to carry
        }
    }
}
