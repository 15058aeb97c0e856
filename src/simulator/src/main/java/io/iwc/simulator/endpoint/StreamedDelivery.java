package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.io.OutputStream;

/** An answer as a stream of events, each token flushed when it comes. */
final class StreamedDelivery extends Delivery {
    private static final int OK = 200;
    private static final int CHUNKED = 0;

    private int thought;
    private int sent;
    private boolean opened;

    StreamedDelivery(Reply reply, Writers writers) {
        super(reply, writers);
    }

    @Override
    void open() throws IOException {
        reply.exchange()
                .getResponseHeaders()
                .set("Content-Type", reply.rendering().streamType());
        reply.exchange().getResponseHeaders().set("Cache-Control", "no-cache");
        reply.exchange().sendResponseHeaders(OK, CHUNKED);
        write(reply.rendering().accepted());
        out().flush();
    }

    /** The role and whatever else comes before text leaves with the first token, as at servers that compute one. */
    private void begin() throws IOException {
        if (!opened) {
            opened = true;
            write(reply.rendering().opening(usage()));
        }
    }

    @Override
    void send(int tokens) throws IOException {
        var thoughts = reply.completion().thoughts().piecesBy(tokens);
        var pieces = reply.completion().piecesBy(tokens);
        if (sent == pieces && thought == thoughts && (opened || tokens == 0)) {
            return;
        }
        synchronized (reply.batch()) {
            begin();
            for (; thought < thoughts; thought++) {
                write(reply.rendering().thought(thought));
            }
            for (; sent < pieces; sent++) {
                reply.rendering().writePiece(sent, out());
            }
            out().flush();
        }
    }

    @Override
    void sendBeforeBreak(int tokens) throws IOException {
        send(tokens);
    }

    @Override
    void finish(boolean isLast) throws IOException {
        begin();
        write(
                isLast
                        ? reply.rendering().closing(reply.batch().usage())
                        : reply.rendering().closingOne());
        out().flush();
    }

    private void write(String text) throws IOException {
        out().write(reply.rendering().encoded(text));
    }

    private OutputStream out() {
        return reply.exchange().getResponseBody();
    }
}
