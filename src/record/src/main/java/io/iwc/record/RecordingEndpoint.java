package io.iwc.record;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.TrustedCertificates;
import io.iwc.run.Run;
import io.iwc.run.internal.RunContext;
import io.iwc.simulator.endpoint.SessionSource;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Stands on loopback between an application and the server that it calls, and records what they say: requests for
 * completions as a workload, answers with their timing as a run of origin {@code recorded}. Bytes pass as they are read,
 * in both directions and on every path; of the head of a request {@code Host} is the server's, an offer to speak HTTP/2 is
 * left out, and where an answer is to be read {@code Accept-Encoding} is {@code identity}. Thread-safe.
 *
 * <p>What is in a recording: bodies without credentials. Headers, query parameters and cookies are never written, and
 * what repeats a key in an error is cleared. A call is on disk before the end of its answer is passed on.
 *
 * @since 0.1
 */
public final class RecordingEndpoint implements AutoCloseable {
    private final Upstream upstream;
    private final ProxyServer server;
    private final Recordings recordings;
    private final Optional<ScratchFolder> scratch;

    private RecordingEndpoint(Builder options) {
        upstream = Upstream.of(options.url, trust(options.trusted));
        scratch = options.folder.isPresent() ? Optional.empty() : Optional.of(ScratchFolder.create());
        var folder = options.folder
                .or(() -> scratch.map(it -> it.path().resolve("recording"))) // the next ones lie beside it
                .orElseThrow();
        recordings = new Recordings(options, folder, upstream.url());
        try {
            server = new ProxyServer(options.port, this::serve);
        } catch (RuntimeException e) {
            recordings.abandon();
            scratch.ifPresent(ScratchFolder::close);
            throw e;
        }
    }

    /**
     * A recording proxy to be set up before it starts.
     *
     * @param url of the server, {@code http} or {@code https}, as an application has it for its base URL
     * @throws IllegalArgumentException if it is none, or holds a user, a password or a query
     */
    public static Builder forwardingTo(String url) {
        return new Builder(url);
    }

    /**
     * The other way round: answers from a recording, without a server.
     *
     * @param folder of a recording with answers, or of WireMock's stubs: {@code mappings} and {@code __files}, or one that
     *     has them
     */
    public static RecordedAnswers.Builder replayAnswers(Path folder) {
        return new RecordedAnswers.Builder(folder);
    }

    /** What the application takes for its base URL: the upstream's path here, {@code /v1} if it has none. */
    public String baseUrl() {
        return rootUrl() + (upstream.path().isEmpty() ? "/v1" : upstream.path());
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public String rootUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** How many calls have been recorded, passed and not understood so far. */
    public RecordingTally tally() {
        return recordings.tally();
    }

    /**
     * What was asked so far and answered, as a workload with real arrival times; failed calls are in {@link #run()}
     * alone. Of a recording with several folders what is in the last one; without a folder there is only one.
     */
    public Workload captured() {
        return recordings.completion().workload();
    }

    /** What came of each call so far; of a recording with several folders of those in the last one. */
    public Run run() {
        return recordings.completion().run();
    }

    /** The folders that the recording is in, first to last; none if it is only held while the proxy runs. */
    public List<Path> folders() {
        return scratch.isPresent() ? List.of() : recordings.folders();
    }

    /** Recordings beside its own whose writer had been killed: they were completed with what they held. */
    public List<RecordedFolder> recovered() {
        return recordings.recovered();
    }

    /** What is in the folders that are complete, first to last: all of them once it is closed, but for those that failed. */
    public List<RecordedFolder> written() {
        return recordings.written();
    }

    /**
     * Stops: connections are closed, answers under way are cut off, and the folders are completed.
     *
     * @throws IwcException if a folder cannot be completed; its lines are there
     */
    @Override
    public void close() {
        server.close();
        if (scratch.isPresent()) {
            recordings.abandon();
            scratch.get().close();
        } else {
            recordings.close();
        }
    }

    LiveCall begin(RequestHead head, long nanoTime) {
        return recordings.begin(head, nanoTime);
    }

    void passed() {
        recordings.passed();
    }

    /** Runs something on a thread of its own. */
    void run(Runnable task) {
        server.run(task);
    }

    private void serve(Socket client) {
        new ProxyConnection(this, upstream, client).serve();
    }

    private static SSLContext trust(Optional<Path> pem) {
        try {
            if (pem.isEmpty()) {
                return SSLContext.getDefault();
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, TrustedCertificates.of(pem.get()).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IwcException("record: this JVM has no TLS: " + e.getMessage(), e);
        }
    }

    /** What a recording proxy is made of. */
    public static final class Builder {
        private static final int LAST_PORT = 65_535;

        private final String url;
        private Optional<Path> folder = Optional.empty();
        private int port;
        private boolean hashOnly;
        private OptionalLong mostBytes = OptionalLong.empty();
        private Tokenizer tokenizer = Tokenizers.standard();
        private List<SessionSource> sessionFrom = List.of(SessionSource.values());
        private Optional<Path> trusted = Optional.empty();
        private Consumer<String> trouble = message -> {};
        private Optional<Instant> startedAt = Optional.empty();

        private Builder(String url) {
            this.url = url;
        }

        /**
         * Where the recording goes. Without, it is held as long as the proxy runs, for {@link #captured()} and
         * {@link #run()}.
         *
         * @param folder made if it is not there; if it holds a recording, the next free name is taken ({@code NAME-2}),
         *     and one whose writer was killed is completed
         */
        public Builder into(Path folder) {
            this.folder = Optional.of(folder);
            return this;
        }

        /** 0 takes a free one, as without. */
        public Builder port(int port) {
            if (port < 0 || port > LAST_PORT) {
                throw new IllegalArgumentException("port: found " + port + ", expected 0 to " + LAST_PORT);
            }
            this.port = port;
            return this;
        }

        /** Keeps token counts and hashes of blocks of tokens in the place of all text; answers are not kept. */
        public Builder hashOnly() {
            hashOnly = true;
            return this;
        }

        /**
         * Begins the next folder ({@code NAME-2} and so on) when one has that size; each is a recording of its own. Says
         * nothing of a recording without a folder.
         *
         * @param bytes of {@code recording.jsonl}, ≥ 1; a sixteenth of the JVM's memory if not set, as a folder is
         *     completed in memory
         */
        public Builder rotatingAt(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("bytes: found " + bytes + ", expected an integer ≥ 1");
            }
            mostBytes = OptionalLong.of(bytes);
            return this;
        }

        /** Counts prompts where there is no text, and answers of servers that do not; {@code o200k_base} if not set. */
        public Builder tokenizer(Tokenizer tokenizer) {
            this.tokenizer = tokenizer;
            return this;
        }

        /** Where sessions are looked for, first to last; header, metadata, user, prefix if not set. */
        public Builder sessionFrom(SessionSource... inTurn) {
            sessionFrom = List.copyOf(new LinkedHashSet<>(Arrays.asList(inTurn)));
            return this;
        }

        /** A PEM file of certificates to trust instead of the JVM's; host names are always verified. */
        public Builder trusting(Path pem) {
            trusted = Optional.of(pem);
            return this;
        }

        /** Is told what could not be written; answers go on. */
        public Builder onTrouble(Consumer<String> told) {
            trouble = told;
            return this;
        }

        /** When it starts, for the run's summary. */
        public Builder startedAt(Instant instant) {
            startedAt = Optional.of(instant);
            return this;
        }

        /**
         * Starts.
         *
         * @throws IwcException if the port or the folder cannot be used
         */
        public RecordingEndpoint start() {
            tokenizer.count("once"); // loads it
            return new RecordingEndpoint(this);
        }

        boolean isHashOnly() {
            return hashOnly;
        }

        /** Whether it is to be there when the proxy has gone. */
        boolean isKept() {
            return folder.isPresent();
        }

        OptionalLong mostBytes() {
            return mostBytes;
        }

        Tokenizer tokenizer() {
            return tokenizer;
        }

        List<SessionSource> sessionFrom() {
            return sessionFrom;
        }

        Consumer<String> trouble() {
            return trouble;
        }

        RunContext context() {
            return startedAt.map(RunContext.none()::startedAt).orElse(RunContext.none());
        }
    }
}
