package io.iwc.record;

import io.iwc.artifact.internal.StubFolder;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.ForwardedCall;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers an application from a recording, without the server: each answer byte for byte and at its recorded pace. A request
 * gets the answer of the same recorded request, several such in turn; one that was not recorded gets 404 with an error
 * that names the nearest one. A folder of WireMock's stubs is answered from as well. Thread-safe.
 *
 * @since 0.1
 */
public final class RecordedAnswers implements AutoCloseable {
    private final AnswerSource source;
    private final boolean paced;
    private final Optional<EmbeddedEndpoint> generating;
    private final List<String> unmatched = new ArrayList<>();
    private final ProxyServer server;

    private RecordedAnswers(Builder options) {
        source = StubFolder.is(options.folder)
                ? new StubbedAnswers(options.folder, options.inOrder)
                : new AnswerChoice(options.folder, options.inOrder);
        paced = options.paced;
        generating = options.generated ? Optional.of(EmbeddedEndpoint.start()) : Optional.empty();
        try {
            server = new ProxyServer(options.port, this::serve);
        } catch (RuntimeException e) {
            generating.ifPresent(EmbeddedEndpoint::close);
            throw e;
        }
    }

    /** What the application takes for its base URL, with the path that it had when it was recorded. */
    public String baseUrl() {
        return rootUrl() + source.basePath();
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public String rootUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** What was asked and not recorded: the errors that the application got, or that were answered by generated text. */
    public List<String> unmatched() {
        synchronized (unmatched) {
            return List.copyOf(unmatched);
        }
    }

    /** Stops at once: open connections are closed. */
    @Override
    public void close() {
        server.close();
        generating.ifPresent(EmbeddedEndpoint::close);
    }

    private void serve(Socket client) {
        try {
            var in = new BufferedInputStream(client.getInputStream());
            var out = new BufferedOutputStream(client.getOutputStream());
            for (var head = RequestHead.read(in); head.isPresent(); head = RequestHead.read(in)) {
                if (!answer(head.get(), in, out, System.nanoTime())) {
                    return;
                }
            }
        } catch (IOException e) {
            // it has gone, or speaks something else
        }
    }

    /** Whether the connection goes on. */
    private boolean answer(RequestHead head, BufferedInputStream in, OutputStream out, long start) throws IOException {
        if (head.header("expect").isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        var body = new ByteArrayOutputStream();
        new BodyPump(in, OutputStream.nullOutputStream()).pump(head, (bytes, count) -> {
            if (body.size() + count <= Budget.MOST_OF_A_BODY) {
                body.write(bytes, 0, count);
            }
        });
        var refusal = ForwardedCall.refusal(head.method(), head::header);
        if (refusal.isPresent()) {
            ErrorAnswer.write(out, 403, "Forbidden", refusal.get());
            return false;
        }
        var choice = source.choose(head, body.toByteArray());
        return choice.answer().isPresent()
                ? new AnswerWriter(out, paced).write(choice.answer().get(), choice.breaksOff(), start)
                : missing(head, body, out, choice.status(), choice.why());
    }

    private boolean missing(RequestHead head, ByteArrayOutputStream body, OutputStream out, int status, String why)
            throws IOException {
        if (ForwardedCall.isOne(head.method(), head.path())) {
            synchronized (unmatched) {
                unmatched.add(why);
            }
        }
        if (generating.isPresent()) {
            generate(generating.get(), head, body, out);
        } else {
            ErrorAnswer.write(out, status, "Not Recorded", "recorded answers: " + why);
        }
        return false;
    }

    private static void generate(
            EmbeddedEndpoint endpoint, RequestHead head, ByteArrayOutputStream body, OutputStream out)
            throws IOException {
        var port = URI.create(endpoint.rootUrl()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var to = socket.getOutputStream();
            to.write(head.sentOn(RecordedAnswers::unframed, "Connection: close", "Content-Length: " + body.size()));
            body.writeTo(to);
            socket.getInputStream().transferTo(out);
            out.flush();
        }
    }

    /** The body has been put together, and one answer is all that is asked of the connection. */
    private static String unframed(String line) {
        var isOurs = Stream.of(
                        "transfer-encoding", "content-length", "connection", "upgrade", "http2-settings", "expect")
                .anyMatch(name -> RequestHead.isOf(line, name));
        return isOurs ? "" : line;
    }

    /** How a recording is to be answered from. */
    public static final class Builder {
        private final Path folder;
        private boolean inOrder;
        private boolean generated;
        private boolean paced = true;
        private int port;

        Builder(Path folder) {
            this.folder = folder;
        }

        /** The first request gets the first answer, and so on, whatever it asks. */
        public Builder inOrder() {
            inOrder = true;
            return this;
        }

        /** What was not recorded is answered by the embedded endpoint, and listed in {@link RecordedAnswers#unmatched()}. */
        public Builder generatedWhenMissing() {
            generated = true;
            return this;
        }

        /** Answers at once instead of at the recorded pace. */
        public Builder withoutPacing() {
            paced = false;
            return this;
        }

        /** 0 takes a free one, as without. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Starts answering.
         *
         * @throws io.iwc.IwcException if the folder holds neither a recording with answers nor stubs that can be answered
         *     from, or the port cannot be used
         */
        public RecordedAnswers start() {
            return new RecordedAnswers(this);
        }
    }
}
