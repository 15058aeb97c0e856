package io.iwc.simulator.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** An answer as server-sent events, each token flushed when it comes. */
final class StreamedDelivery extends Delivery {
    private static final int OK = 200;
    private static final int CHUNKED = 0;

    private final boolean usageWanted;
    private int sent;

    StreamedDelivery(Reply reply, Executor writers) {
        super(reply, writers);
        usageWanted = reply.entry().call().usageWanted();
    }

    @Override
    void open() throws IOException {
        reply.exchange().getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        reply.exchange().getResponseHeaders().set("Cache-Control", "no-cache");
        reply.exchange().sendResponseHeaders(OK, CHUNKED);
        var opening = reply.envelope().wire().opening();
        if (opening.isPresent()) {
            write(reply.envelope().event(opening.get()));
        }
        out().flush();
    }

    @Override
    void send(int tokens) throws IOException {
        var pieces = reply.completion().piecesBy(tokens);
        if (sent == pieces) {
            return;
        }
        for (; sent < pieces; sent++) {
            write(reply.envelope()
                    .event(reply.envelope()
                            .wire()
                            .piece(reply.completion().piece().apply(sent))));
        }
        out().flush();
    }

    @Override
    void sendBeforeBreak(int tokens) throws IOException {
        send(tokens);
    }

    @Override
    void finish() throws IOException {
        var end = reply.envelope()
                        .event(reply.envelope()
                                .wire()
                                .closing(reply.completion().finishReason()))
                + (usageWanted ? reply.envelope().usageEvent(usage()) : "")
                + Envelope.DONE;
        write(end);
        out().flush();
    }

    private void write(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private OutputStream out() {
        return reply.exchange().getResponseBody();
    }
}
