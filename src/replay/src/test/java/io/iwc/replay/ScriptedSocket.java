package io.iwc.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that writes exactly the bytes it is told, when it is told: for what an HTTP library would never send. Every
 * connection runs the script once per request it reads.
 */
final class ScriptedSocket implements AutoCloseable {
    private final ServerSocket listener;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Thread acceptor;

    ScriptedSocket(Script script) throws IOException {
        this(0, script);
    }

    ScriptedSocket(int port, Script script) throws IOException {
        this.script = script;
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        acceptor = start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The requests read so far, head and body. */
    List<String> requests() {
        return requests;
    }

    /** How many connections were accepted. */
    int connections() {
        return sockets.size();
    }

    /** From then on the port is free: not before the thread that accepts has let go of it. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            var socket = listener.accept();
            sockets.add(socket);
            start(() -> converse(socket));
        }
    }

    private void converse(Socket socket) throws IOException {
        for (var request = read(socket.getInputStream()); !request.isEmpty(); request = read(socket.getInputStream())) {
            requests.add(request);
            script.answer(request, socket, socket.getOutputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        var length = text.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        return text.append(new String(in.readNBytes(length), ISO_8859_1)).toString();
    }

    private static Thread start(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt(); // closed from the other side, or by the test: the thread ends
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** What to do with a request; closing the socket ends the connection. */
    interface Script {
        void answer(String request, Socket socket, OutputStream out) throws IOException;
    }

    private interface Step {
        void run() throws IOException;
    }
}
