package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A hostile server: it repeats a key in each of its spellings in every string that it can give. */
final class EchoingServer implements AutoCloseable {
    /** How it answers, one after the other. */
    static final int MOODS = 7;

    private static final String STREAM = "text/event-stream";

    /** So near to the usual cut of two KiB that most of a key would be left. */
    private static final int BEFORE_THE_CUT = 2040;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> spellings;
    private final AtomicInteger calls = new AtomicInteger();

    EchoingServer(List<String> spellings) throws IOException {
        this.spellings = List.copyOf(spellings);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many calls it has answered. */
    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        if (call.getRequestURI().getPath().endsWith("/models")) {
            send(call, 200, "application/json", "{\"data\":[{\"id\":" + quoted("m " + spellings.get(0)) + "}]}");
            return;
        }
        var number = calls.getAndIncrement();
        var key = spellings.get(number / MOODS % spellings.size());
        call.getResponseHeaders().set("Server", key);
        call.getResponseHeaders().set("Via", "1.1 " + key);
        switch (number % MOODS) {
            case 0 -> send(call, 401, "text/plain", "key " + key + " is unknown");
            case 1 -> send(call, 401, "text/plain", "x".repeat(BEFORE_THE_CUT - key.length() / 2) + key);
            case 2 -> send(call, 500, "application/json", "{\"error\":{\"message\":" + quoted(key) + "}}");
            case 3 -> send(call, 200, STREAM, choice("stop " + key));
            case 4 -> send(call, 200, STREAM, "data: {\"error\":" + quoted(key) + "}\n\n");
            case 5 -> send(call, 200, STREAM, "data: no JSON, but " + key + "\n\n");
            default -> send(call, 200, "application/json", "<html>" + key + "</html>");
        }
    }

    private static String choice(String finishReason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":"
                + quoted(finishReason) + "}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}\n\n"
                + "data: [DONE]\n\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void send(HttpExchange call, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
