package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** An answer as server-sent events, each token flushed when it comes. */
final class StreamedDelivery extends Delivery {
    private static final int OK = 200;
    private static final int CHUNKED = 0;

    private int sent;

    StreamedDelivery(Reply reply, Executor writers) {
        super(reply, writers);
    }

    @Override
    void open() throws IOException {
        reply.exchange().getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        reply.exchange().getResponseHeaders().set("Cache-Control", "no-cache");
        reply.exchange().sendResponseHeaders(OK, CHUNKED);
        write(reply.rendering().opening());
        out().flush();
    }

    @Override
    void send(int tokens) throws IOException {
        var pieces = reply.completion().piecesBy(tokens);
        if (sent == pieces) {
            return;
        }
        for (; sent < pieces; sent++) {
            write(reply.rendering().piece(sent));
        }
        out().flush();
    }

    @Override
    void sendBeforeBreak(int tokens) throws IOException {
        send(tokens);
    }

    @Override
    void finish() throws IOException {
        write(reply.rendering().closing(usage()));
        out().flush();
    }

    private void write(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private OutputStream out() {
        return reply.exchange().getResponseBody();
    }
}
