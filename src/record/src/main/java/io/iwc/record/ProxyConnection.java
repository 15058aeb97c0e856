package io.iwc.record;

import io.iwc.simulator.endpoint.ForwardedCall;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * One connection of an application and the one to the server that belongs to it; they live and end together. What the
 * server says is passed on as it is read, whatever it is; requests are followed to where they end, as their head names
 * another host than the server's.
 */
final class ProxyConnection {
    private static final int BUFFER = 1 << 16;
    private static final List<String> HTTP_2 = List.of("upgrade", "http2-settings", "connection");

    /** More than what says that a stream has ended: {@code data: [DONE]} and the end of its framing. */
    private static final int END_BYTES = 32;

    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int BAD_GATEWAY = 502;

    private final RecordingEndpoint recording;
    private final Upstream upstream;
    private final Socket client;
    private final CountDownLatch answersOver = new CountDownLatch(1);
    private final Object turn = new Object();
    private Optional<Socket> server = Optional.empty();
    private Optional<OutputStream> toServer = Optional.empty();
    private Optional<LiveCall> current = Optional.empty();
    private volatile boolean clientGone;

    ProxyConnection(RecordingEndpoint recording, Upstream upstream, Socket client) {
        this.recording = recording;
        this.upstream = upstream;
        this.client = client;
    }

    /** Serves it until one side has ended. */
    void serve() {
        try {
            var in = new BufferedInputStream(client.getInputStream(), BUFFER);
            for (var head = RequestHead.read(in); head.isPresent(); head = RequestHead.read(in)) {
                if (!pass(head.get(), System.nanoTime(), in)) {
                    return;
                }
            }
        } catch (RequestHead.MalformedException e) {
            refuse(BAD_REQUEST, "Bad Request", "record: " + e.getMessage());
        } catch (IOException e) {
            // one side has gone
        } finally {
            end();
        }
    }

    /** Whether the connection goes on. */
    private boolean pass(RequestHead head, long nanoTime, BufferedInputStream in) throws IOException {
        var refusal = ForwardedCall.refusal(head.method(), head::header);
        if (refusal.isPresent() || head.method().equals("CONNECT")) {
            refuse(FORBIDDEN, "Forbidden", refusal.orElse("CONNECT: found a proxy's method, expected a request"));
            return false;
        }
        awaitTurn();
        var call = ForwardedCall.isOne(head.method(), head.path())
                ? Optional.of(recording.begin(head, nanoTime))
                : Optional.<LiveCall>empty();
        if (call.isEmpty()) {
            recording.passed();
        }
        synchronized (turn) {
            current = call;
        }
        try {
            var out = connected();
            out.write(head.sentOn(line -> header(line, call.isPresent(), head.offersHttp2())));
            if (in.available() == 0) {
                out.flush(); // the body may not come before the head has gone
            }
            var pump = new BodyPump(in, out);
            pump.pump(head, (bytes, count) -> call.ifPresent(it -> it.request(bytes, count)));
            call.ifPresent(LiveCall::requestEnded);
            if (head.isUpgrade()) {
                pump.pumpAll();
            }
            return true;
        } catch (UpstreamException e) {
            var now = System.nanoTime();
            drain(head, in, call);
            call.ifPresent(it -> it.unreached(e, now));
            refuse(BAD_GATEWAY, "Bad Gateway", String.valueOf(e.getMessage()));
            return false;
        } finally {
            call.ifPresent(LiveCall::requestFailed); // unless it has ended
        }
    }

    /** What the application still sends, so that it can be read what it asked and it reads why that failed. */
    private static void drain(RequestHead head, BufferedInputStream in, Optional<LiveCall> call) throws IOException {
        if (head.header("expect").isEmpty()) {
            new BodyPump(in, OutputStream.nullOutputStream())
                    .pump(head, (bytes, count) -> call.ifPresent(it -> it.request(bytes, count)));
            call.ifPresent(LiveCall::requestEnded);
        }
    }

    /** A client that sends before it was answered has to wait: one answer at a time is followed. */
    private void awaitTurn() {
        synchronized (turn) {
            while (current.filter(call -> !call.isOver()).isPresent() && answersOver.getCount() > 0) {
                try {
                    turn.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** The host is the server's, answers that are to be read are not packed, and it stays HTTP/1.1; all else stays. */
    private String header(String line, boolean isRecorded, boolean offersHttp2) {
        if (offersHttp2 && HTTP_2.stream().anyMatch(name -> RequestHead.isOf(line, name))) {
            return "";
        }
        if (RequestHead.isOf(line, "host")) {
            return "Host: " + upstream.authority();
        }
        return isRecorded && RequestHead.isOf(line, "accept-encoding") ? "Accept-Encoding: identity" : line;
    }

    private OutputStream connected() throws IOException {
        if (server.isEmpty()) {
            try {
                server = Optional.of(upstream.connect());
            } catch (IOException e) {
                throw UpstreamException.of(upstream, e);
            }
            var socket = server.get();
            toServer = Optional.of(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            recording.run(() -> answers(socket));
        }
        return toServer.orElseThrow();
    }

    /** Passes on what the server says, on a thread of its own. */
    private void answers(Socket socket) {
        var buffer = new byte[BUFFER];
        try (socket) {
            var in = socket.getInputStream();
            var out = client.getOutputStream();
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                var now = System.nanoTime();
                if (canGoOn(buffer, count)) {
                    passOn(out, buffer, 0, count);
                    observe(buffer, count, now);
                    continue;
                }
                var held = observe(buffer, count, now);
                passOn(out, buffer, 0, count - held);
                if (held > 0) {
                    current().ifPresent(LiveCall::answerRead);
                    wakeUp();
                    passOn(out, buffer, count - held, held);
                }
            }
        } catch (IOException e) {
            // one side has gone
        } finally {
            try {
                current().ifPresent(this::endOfAnswer);
            } finally {
                answersOver.countDown();
                wakeUp();
                ProxyServer.close(client);
            }
        }
    }

    private void endOfAnswer(LiveCall call) {
        if (clientGone) {
            call.cancelled(System.nanoTime());
        } else {
            call.answerEnded(System.nanoTime());
        }
    }

    private void passOn(OutputStream out, byte[] buffer, int from, int count) throws IOException {
        try {
            out.write(buffer, from, count);
        } catch (IOException e) {
            clientGone = true;
            throw e;
        }
    }

    /**
     * Follows the answer. What has come is passed on at once but for the end of an answer, which waits until the call is
     * recorded.
     *
     * @param now when it was read
     * @return how many of the last bytes wait
     */
    private int observe(byte[] buffer, int count, long now) {
        var isEnd = current()
                .filter(call -> !call.isOver())
                .filter(call -> call.answer(buffer, count, now))
                .isPresent();
        return isEnd ? Math.min(count, END_BYTES) : 0;
    }

    /** Up to the first token nothing is waited for. */
    private boolean canGoOn(byte[] buffer, int count) {
        return current()
                .filter(call -> !call.isOver() && call.canGoOn(buffer, count))
                .isPresent();
    }

    private Optional<LiveCall> current() {
        synchronized (turn) {
            return current;
        }
    }

    private void wakeUp() {
        synchronized (turn) {
            turn.notifyAll();
        }
    }

    private void refuse(int status, String reason, String message) {
        try {
            ErrorAnswer.write(client.getOutputStream(), status, reason, message);
        } catch (IOException e) {
            // it has gone
        }
    }

    /** The application has gone, or is to go: so does the connection to the server, and an answer under way is cut. */
    private void end() {
        clientGone = true;
        if (server.isPresent()) {
            ProxyServer.close(server.get());
            try {
                answersOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
