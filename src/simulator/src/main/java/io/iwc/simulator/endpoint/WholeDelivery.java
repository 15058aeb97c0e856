package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer as one JSON document, sent with its last token. */
final class WholeDelivery extends Delivery {
    private static final int OK = 200;

    WholeDelivery(Reply reply, Writers writers) {
        super(reply, writers);
    }

    @Override
    void open() {} // the status line waits for the end, as that of every server does

    @Override
    void send(int tokens) {}

    @Override
    void sendBeforeBreak(int tokens) throws IOException {
        var body = body(usage());
        sendHeaders(body);
        var share = reply.completion().tokens() == 0
                ? 0
                : (double) tokens / reply.completion().tokens();
        reply.exchange().getResponseBody().write(body, 0, (int) Math.min(share * body.length, body.length - 1.0));
        reply.exchange().getResponseBody().flush();
    }

    @Override
    void finish(boolean isLast) throws IOException {
        if (!isLast) {
            return;
        }
        var body = body(reply.batch().usage());
        sendHeaders(body);
        reply.exchange().getResponseBody().write(body);
    }

    private byte[] body(AnswerUsage usage) {
        return reply.rendering().whole(usage, reply.batch().renderings()).getBytes(StandardCharsets.UTF_8);
    }

    private void sendHeaders(byte[] body) throws IOException {
        reply.exchange().getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        reply.exchange().sendResponseHeaders(OK, body.length);
    }
}
