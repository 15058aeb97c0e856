package io.iwc.replay;

import io.iwc.replay.internal.client.Timeouts;
import io.iwc.run.Slo;
import io.iwc.run.SweepLevel;
import io.iwc.schedule.LoadModel;
import io.iwc.schedule.Shard;
import io.iwc.tokens.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * How a replay is carried out. Start from {@link #defaults()} and change what differs. Immutable.
 *
 * @since 0.1
 */
public final class ReplayOptions {
    private final ReplayChoices choices;

    private ReplayOptions(ReplayChoices choices) {
        this.choices = choices;
    }

    /** Every request, on schedule, streamed, without a cap, against a cold cache. */
    public static ReplayOptions defaults() {
        return new ReplayOptions(new ReplayChoices());
    }

    /** What is sent and when: all that a prediction knows of as well. */
    public LoadModel load() {
        return choices.load;
    }

    /** With another load, all of it; live history stays only where turns wait for each other. */
    public ReplayOptions withLoad(LoadModel load) {
        return with(it -> {
            it.load = load;
            it.liveHistory &= load.isCausal();
        });
    }

    /** Requests in flight at most, 0 = no cap; waiting for a slot is response time, not lag. */
    public int maxConcurrency() {
        return choices.load.maxConcurrency();
    }

    public ReplayOptions withMaxConcurrency(int requests) {
        return withLoad(choices.load.withMaxConcurrency(requests));
    }

    /** Whether requests are sent one for another that has ended, instead of on schedule. */
    public boolean isClosedLoop() {
        return choices.load.isClosedLoop();
    }

    /**
     * Always so many requests in flight, ≥ 1, in the order of the workload: when one ends, the next is sent. Arrivals
     * are ignored and need not be there; latency counts from the send, and schedule lag is not measurable.
     */
    public ReplayOptions withClosedLoop(int requestsInFlight) {
        return withLoad(choices.load.withClosedLoop(requestsInFlight));
    }

    /** The same options at one level of a sweep: its cap or closed loop. The rate is the workload's. */
    public ReplayOptions at(SweepLevel level) {
        return withLoad(choices.load.at(level));
    }

    /** Requests sent before the clock starts; their prompts are not the workload's. */
    public int warmup() {
        return choices.warmup;
    }

    public ReplayOptions withWarmup(int requests) {
        return with(it -> it.warmup = nonNegative("warm-up", requests));
    }

    /** Requests sent at most, 0 = all. */
    public int limit() {
        return choices.load.limit();
    }

    public ReplayOptions withLimit(int requests) {
        return withLoad(choices.load.withLimit(requests));
    }

    /** Requests that are scheduled later than this are left out. */
    public Optional<Duration> duration() {
        return choices.load.duration();
    }

    public ReplayOptions withDuration(Duration schedule) {
        return withLoad(choices.load.withDuration(schedule));
    }

    /** Until the rate is the workload's own, growing linearly from nothing; later arrivals move by half of it. */
    public Optional<Duration> ramp() {
        return choices.load.ramp();
    }

    public ReplayOptions withRamp(Duration time) {
        return withLoad(choices.load.withRamp(time));
    }

    /**
     * How often a request is sent again that got no connection, no answer, 429 or 5xx; 0 by default, as attempts hide
     * what a server does under load. Between attempts it rests for 100 ms, then twice as long each time up to 10 s, and
     * for what {@code Retry-After} says; its latency counts from its first send.
     */
    public int retries() {
        return choices.retries;
    }

    public ReplayOptions withRetries(int times) {
        return with(it -> it.retries = nonNegative("retries", times));
    }

    /** The part of the workload that is sent from here, empty = all of it. */
    public Optional<Shard> shard() {
        return choices.load.shard();
    }

    /** Needs {@link #withStartAt}: shards share a zero, and the salt of a cold cache that follows from it. */
    public ReplayOptions withShard(Shard part) {
        return withLoad(choices.load.withShard(part));
    }

    /** The run's zero; empty = as soon as all is prepared. */
    public Optional<Instant> startAt() {
        return choices.startAt;
    }

    public ReplayOptions withStartAt(Instant zero) {
        return with(it -> it.startAt = Optional.of(zero));
    }

    /**
     * Whether the client is measured before the first replay of this process, at the rate of its workload; takes less
     * than a second.
     */
    public boolean selfCheck() {
        return choices.selfCheck;
    }

    public ReplayOptions withSelfCheck(boolean wanted) {
        return with(it -> it.selfCheck = wanted);
    }

    /** Proxy, headers and trust. */
    public Transport transport() {
        return choices.transport;
    }

    public ReplayOptions withTransport(Transport way) {
        return with(it -> it.transport = way);
    }

    /** State of the endpoint's prefix cache. */
    public Cache cache() {
        return choices.cache;
    }

    public ReplayOptions withCache(Cache cache) {
        return with(it -> it.cache = cache);
    }

    /** Which answers are streamed. */
    public Streaming streaming() {
        return choices.streaming;
    }

    public ReplayOptions withStreaming(Streaming streaming) {
        return with(it -> it.streaming = streaming);
    }

    /** Whether a turn waits for the end of the one it depends on, and its think time, instead of its arrival. */
    public boolean causalSessions() {
        return choices.load.isCausal();
    }

    public ReplayOptions withCausalSessions(boolean causal) {
        return withLoad(choices.load.withCausal(causal));
    }

    /** Whether later turns are sent with what the server answered in this run in place of the recorded answers. */
    public boolean liveHistory() {
        return choices.liveHistory;
    }

    /**
     * Live answers in the transcripts of chats whose turns wait for each other ({@link #withCausalSessions}, switched
     * on with it). The recorded answer stays where the live one failed, has no text or calls tools, where the recorded
     * one calls tools, and where a turn does not repeat the one before it word for word; the run's option
     * {@code audit.recordedAnswerShare} is their share. The prompts then differ from run to run.
     */
    public ReplayOptions withLiveHistory(boolean live) {
        return with(it -> {
            it.liveHistory = live;
            it.load = live ? it.load.withCausal(true) : it.load;
        });
    }

    /** Whether servers that know {@code ignore_eos} are asked to go on until the length wanted is reached. */
    public boolean ignoreEos() {
        return choices.ignoreEos;
    }

    public ReplayOptions withIgnoreEos(boolean ignore) {
        return with(it -> it.ignoreEos = ignore);
    }

    /** Tokens that servers that know {@code min_tokens} are to generate at least, up to the length wanted; 0 = any. */
    public int minTokens() {
        return choices.minTokens;
    }

    public ReplayOptions withMinTokens(int tokens) {
        return with(it -> it.minTokens = nonNegative("min tokens", tokens));
    }

    /** The header in which a request names its session; {@code X-IWC-Session} unless changed. */
    public String sessionHeader() {
        return choices.sessionHeader;
    }

    /**
     * Names sessions in another header, for a router that sends each to one replica.
     *
     * @param name of a header that the client does not write itself
     */
    public ReplayOptions withSessionHeader(String name) {
        Transport.checkName(name);
        return with(it -> it.sessionHeader = name);
    }

    /** What the cap on an answer is called in a chat; {@link LengthField#MAX_TOKENS} unless changed. */
    public LengthField lengthField() {
        return choices.lengthField;
    }

    public ReplayOptions withLengthField(LengthField field) {
        return with(it -> it.lengthField = field);
    }

    /** Whether streams are asked for usage with {@code stream_options}; {@link StreamUsage#AUTO} unless changed. */
    public StreamUsage streamUsage() {
        return choices.streamUsage;
    }

    public ReplayOptions withStreamUsage(StreamUsage usage) {
        return with(it -> it.streamUsage = usage);
    }

    /** To an open connection, TLS included; 10 s. */
    public Duration connectTimeout() {
        return choices.timeouts.connect();
    }

    public ReplayOptions withConnectTimeout(Duration atMost) {
        return with(it -> it.timeouts = it.timeouts.withConnect(atMost));
    }

    /** From the send to the first byte of the answer; 2 min. */
    public Duration firstByteTimeout() {
        return choices.timeouts.firstByte();
    }

    public ReplayOptions withFirstByteTimeout(Duration atMost) {
        return with(it -> it.timeouts = it.timeouts.withFirstByte(atMost));
    }

    /** Between two reads of an answer; 1 min. */
    public Duration idleTimeout() {
        return choices.timeouts.idle();
    }

    public ReplayOptions withIdleTimeout(Duration atMost) {
        return with(it -> it.timeouts = it.timeouts.withIdle(atMost));
    }

    /** From the send to the end of the answer; 10 min. */
    public Duration totalTimeout() {
        return choices.timeouts.total();
    }

    public ReplayOptions withTotalTimeout(Duration atMost) {
        return with(it -> it.timeouts = it.timeouts.withTotal(atMost));
    }

    Timeouts timeouts() {
        return choices.timeouts;
    }

    /** Schedule lag p99 above which the run is invalid; empty = as follows from the targets in force. */
    public Optional<Duration> maxLag() {
        return choices.maxLag;
    }

    public ReplayOptions withMaxLag(Duration p99) {
        return with(it -> it.maxLag = Optional.of(p99));
    }

    /** Targets behind goodput. */
    public Optional<Slo> slo() {
        return choices.slo;
    }

    public ReplayOptions withSlo(Slo targets) {
        return with(it -> it.slo = Optional.of(targets));
    }

    /** Counts, after the run, what servers without {@code usage} generated; without it such lengths stay unknown. */
    public Optional<Tokenizer> tokenizer() {
        return choices.tokenizer;
    }

    public ReplayOptions withTokenizer(Tokenizer tokenizer) {
        return with(it -> it.tokenizer = Optional.of(tokenizer));
    }

    /**
     * The run folder: records are appended in it as they complete. The caller writes the rest of it. A replay does not
     * start while somebody else writes there, commands included.
     */
    public Optional<Path> folder() {
        return choices.folder;
    }

    public ReplayOptions withFolder(Path folder) {
        return with(it -> it.folder = Optional.of(folder));
    }

    /** Telemetry sources of the run; none by default. */
    public List<TelemetrySource> telemetry() {
        return choices.telemetry;
    }

    /** Time between two samples of a source. */
    public Duration telemetryInterval() {
        return choices.telemetryInterval;
    }

    /**
     * Samples these sources during the run, on threads of their own.
     *
     * @param interval between two samples of a source, ≥ 1 ms
     */
    public ReplayOptions withTelemetry(List<TelemetrySource> sources, Duration interval) {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("telemetry interval: found " + interval + ", expected at least 1 ms");
        }
        return with(it -> {
            it.telemetry = List.copyOf(sources);
            it.telemetryInterval = interval;
        });
    }

    /** Every option with its value, defaults included, as a run records it; durations in seconds. */
    public SortedMap<String, Object> described() {
        return choices.described();
    }

    private static int nonNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": found " + value + ", expected an integer ≥ 0");
        }
        return value;
    }

    private ReplayOptions with(Consumer<ReplayChoices> change) {
        var changed = new ReplayChoices(choices);
        change.accept(changed);
        return new ReplayOptions(changed);
    }

    /** State of the endpoint's prefix cache. */
    public enum Cache {
        /** Every prompt begins with a salt of this run, so nothing of an earlier run is reused. */
        COLD,
        /** Prompts go out as they are. */
        WARM;

        /** As in options and files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether streams are asked for usage with {@code stream_options}. */
    public enum StreamUsage {
        /** Until a server refuses {@code stream_options}: that request is sent once more without, as are all later ones. */
        AUTO,
        ALWAYS,
        /** Output tokens are then counted after the run where the server does not say them unasked. */
        NEVER;

        /** As in options and files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which answers are streamed. */
    public enum Streaming {
        /** All: time to first token is what a replay is for, and compiled workloads say {@code false} by default. */
        ALL,
        /** As each request says; unset means streamed. */
        AS_REQUESTED,
        /** None. */
        NONE;

        /** As in options and files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
