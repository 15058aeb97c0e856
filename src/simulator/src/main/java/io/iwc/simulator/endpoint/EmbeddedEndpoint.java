package io.iwc.simulator.endpoint;

import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadDefaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An OpenAI-compatible server on loopback that needs no GPU and keeps what it is sent: {@code /v1/chat/completions},
 * {@code /v1/completions} and {@code /v1/responses} (plain and streamed), {@code /v1/embeddings} (answered, not
 * captured: there is nothing to generate), {@code /v1/models}, {@code /health} and {@code /metrics}. It is Anthropic's
 * {@code /v1/messages}, Ollama's {@code /api/chat} and {@code /api/generate}, Gemini's {@code generateContent}, Bedrock's Converse and
 * Azure's paths as well: what is said there is captured as the same chat, and errors have the shape of that API. On the
 * virtual clock it answers at once; on the wall clock one engine serves all requests at the profile's pace, so that
 * load really raises latency. Any API key passes and none is kept. Thread-safe.
 *
 * <p>Every call is answered or its connection closed: bodies have at most 64 MiB and a sixteenth of the JVM's memory
 * (413), and a {@code Host} that is not the loopback one or a form posted by another site is refused (403).
 *
 * @since 0.1
 */
public final class EmbeddedEndpoint implements AutoCloseable {
    private static final int SHARE_OF_HEAP = 16;
    private static final int MOST_PORT = 65_535;

    private final Builder options;
    private final Script script = new Script();
    private final Ledger ledger;
    private final WriterThreads writers = new WriterThreads();
    private final Pace pace;
    private final Completions completions;
    private final LoopbackServer server;

    EmbeddedEndpoint(Builder options) {
        this.options = options;
        ledger = new Ledger(
                options.mostBytes,
                options.sink
                        .map(sink -> (Ledger.CaptureSink) new RunningCapture(options, sink)::accept)
                        .orElse(entry -> {}));
        pace = options.clock == EngineClock.WALL
                ? new LivePace(options.profile, writers)
                : new InstantPace(options.profile, writers);
        var handlers = new HandlerThreads(LoopbackServer.daemons("iwc-endpoint-handler-"));
        completions = new Completions(options, script, ledger, pace, writers, new RequestBody(handlers::hasRead));
        var api = new Api(options.profile.name(), completions, pace, ledger, new Door(options.allowedOrigin));
        try {
            server = new LoopbackServer(options.port, options.tls, api, handlers);
        } catch (RuntimeException e) {
            closeEngine();
            throw e;
        }
    }

    /** Starts one with the default profile, on the virtual clock and a free port. */
    public static EmbeddedEndpoint start() {
        return builder().start();
    }

    /** An endpoint to be set up before it starts. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:PORT/v1}, what an OpenAI client takes as base URL; {@code https} with {@code tls()}. */
    public String baseUrl() {
        return rootUrl() + "/v1";
    }

    /** {@code http://127.0.0.1:PORT}, without the version; {@code https} with {@code tls()}. */
    public String rootUrl() {
        return server.url();
    }

    /**
     * What a client has to trust to talk to it.
     *
     * @throws IllegalStateException if it serves plain http
     */
    public EndpointCertificate certificate() {
        return options.tls
                .map(EndpointTls::certificate)
                .orElseThrow(() -> new IllegalStateException("certificate: found an endpoint that serves " + rootUrl()
                        + ", expected one that serves https: builder().tls(), or @Embedded(tls = true)"));
    }

    /** The profile behind it. */
    public EngineProfile profile() {
        return options.profile;
    }

    /** Answers to come, one per request; the last repeats. Replaces what was said to all requests before. */
    public void answer(Answer... inTurn) {
        script.toAll(List.of(inTurn));
    }

    /**
     * Answers to come to matching requests, one per request; the last repeats. Beats {@link #answer(Answer...)}; of
     * several that match, the last one added is used.
     *
     * @param to is shown the request as it is captured, without id, arrival and session; called under a lock
     */
    public void answer(Predicate<Request> to, Answer... inTurn) {
        script.to(to, List.of(inTurn));
    }

    /**
     * Answers to come, from a YAML or JSON file: {@code answers} in turn to all requests, {@code matches} to those that
     * meet conditions, of which the first in the file counts.
     *
     * @throws io.iwc.InvalidInputException with file and line of what is wrong
     */
    public void answerFrom(Path script) {
        ScriptFile.read(script, this);
    }

    /**
     * A snapshot of what was answered with success, as a workload named {@code captured}. A request is in it before
     * the first byte of its answer leaves. On the virtual clock its order comes from the content alone and arrivals
     * are ordinals. Its manifest counts what was refused.
     *
     * @throws io.iwc.IwcException if more was sent than is kept ({@link Builder#keepingAtMost(long)})
     */
    public Workload captured() {
        return capture(ledger.captured());
    }

    /**
     * Waits until so many requests are captured and returns them all.
     *
     * @throws io.iwc.IwcException if there are fewer after {@code atMost}
     */
    public Workload awaitCaptured(int requests, Duration atMost) {
        return capture(ledger.awaitCaptured(requests, atMost));
    }

    /**
     * Everything that was sent, in the order it was answered, refused or not; only questions for {@code /health} and
     * {@code /metrics} that were answered are left out.
     *
     * @throws io.iwc.IwcException if more was sent than is kept ({@link Builder#keepingAtMost(long)})
     */
    public List<Exchange> exchanges() {
        return ledger.exchanges();
    }

    /** How many calls were answered and refused so far, also of those that are not kept. */
    public CallTally tally() {
        return ledger.tally();
    }

    /** Forgets captures, script, prefix cache and what responses may refer to. Answers that are under way go on. */
    public void reset() {
        ledger.reset();
        script.reset();
        pace.forgetPrefixes();
        completions.reset();
    }

    /** Stops at once: open connections are closed. */
    @Override
    public void close() {
        server.close();
        closeEngine();
    }

    private void closeEngine() {
        pace.close();
        writers.close();
    }

    private Workload capture(List<Ledger.Entry> entries) {
        return new Capture(options.clock, options.outputTokens, options.sessionFrom)
                .of(entries, ledger.tally().refused());
    }

    /** What an endpoint is made of. An endpoint keeps its own copy. */
    public static final class Builder {
        private EngineProfile profile = EngineProfile.named("default");
        private EngineClock clock = EngineClock.VIRTUAL;
        private long seed = WorkloadDefaults.SEED;
        private OptionalInt outputTokens = OptionalInt.empty();
        private int port;
        private Tokenizer tokenizer = Tokenizers.standard();
        private List<SessionSource> sessionFrom = List.of(SessionSource.values());
        private Optional<String> allowedOrigin = Optional.empty();
        private long mostBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        private Optional<Consumer<Request>> sink = Optional.empty();
        private Optional<EndpointTls> tls = Optional.empty();

        private Builder() {}

        private Builder(Builder builder) {
            profile = builder.profile;
            clock = builder.clock;
            seed = builder.seed;
            outputTokens = builder.outputTokens;
            port = builder.port;
            tokenizer = builder.tokenizer;
            sessionFrom = builder.sessionFrom;
            allowedOrigin = builder.allowedOrigin;
            mostBytes = builder.mostBytes;
            sink = builder.sink;
            tls = builder.tls;
        }

        /** How fast it is; {@code default} if not set. */
        public Builder profile(EngineProfile profile) {
            this.profile = profile;
            return this;
        }

        /** Virtual if not set. */
        public Builder clock(EngineClock clock) {
            this.clock = clock;
            return this;
        }

        /** Of generated answers; 42 if not set. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Length, ≥ 1, of generated answers to requests without a cap; 64 if not set. */
        public Builder outputTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("outputTokens: found " + tokens + ", expected an integer ≥ 1");
            }
            outputTokens = OptionalInt.of(tokens);
            return this;
        }

        /** 0 takes a free one, as without; at most 65 535. */
        public Builder port(int port) {
            if (port < 0 || port > MOST_PORT) {
                throw new IllegalArgumentException("port: found " + port + ", expected an integer from 0 to "
                        + MOST_PORT + "; 0 takes a free one");
            }
            this.port = port;
            return this;
        }

        /**
         * Serves https instead of http, as clients want that send no key over plain http (Azure's). The certificate is
         * made for this JVM, at the first call; clients have to be told to trust it: {@link EmbeddedEndpoint#certificate()}.
         *
         * @throws io.iwc.IwcException if the JVM's keytool cannot make one
         */
        public Builder tls() {
            tls = Optional.of(EndpointTls.ofThisJvm());
            return this;
        }

        /** Counts prompts and scripted answers; {@code tiktoken:o200k_base} if not set. */
        public Builder tokenizer(Tokenizer tokenizer) {
            this.tokenizer = tokenizer;
            return this;
        }

        /** Where sessions are looked for, first to last; header, metadata, user, prefix if not set. */
        public Builder sessionFrom(SessionSource... inTurn) {
            sessionFrom = List.copyOf(new LinkedHashSet<>(Arrays.asList(inTurn)));
            return this;
        }

        /**
         * Lets pages of another origin read answers (CORS); without, browsers let none.
         *
         * @param origin such as {@code http://localhost:5173}, or {@code *} for all
         */
        public Builder cors(String origin) {
            allowedOrigin = Optional.of(origin);
            return this;
        }

        /**
         * How much is kept for {@code captured()} and {@code exchanges()}; beyond, calls are answered and counted, and
         * asking for what was sent fails. A sixteenth of the JVM's memory if not set.
         *
         * @param bytes of memory for all calls together, each about its body, 1 KiB, and 384 bytes a message; ≥ 0, and 0
         *     keeps nothing
         */
        public Builder keepingAtMost(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes: found " + bytes + ", expected an integer ≥ 0");
            }
            mostBytes = bytes;
            return this;
        }

        /**
         * Is given each captured request before its answer leaves, one at a time, with the sessions that requests name:
         * for a file that is written as it goes. A failure refuses the request (500).
         */
        public Builder onCaptured(Consumer<Request> sink) {
            this.sink = Optional.of(sink);
            return this;
        }

        /**
         * Starts serving. The first endpoint of a JVM answers a few requests of its own first, so that the first one of
         * a client takes no longer than the next.
         *
         * @throws io.iwc.IwcException if the port cannot be used, or if the JVM runs without the module that serves
         */
        public EmbeddedEndpoint start() {
            ServerModule.require();
            EndpointWarmUp.require();
            tokenizer.count("once"); // loads it
            return new EmbeddedEndpoint(new Builder(this));
        }

        EngineProfile profile() {
            return profile;
        }

        EngineClock clock() {
            return clock;
        }

        long seed() {
            return seed;
        }

        List<SessionSource> sessionFrom() {
            return sessionFrom;
        }

        OptionalInt outputTokens() {
            return outputTokens;
        }

        Tokenizer tokenizer() {
            return tokenizer;
        }
    }
}
