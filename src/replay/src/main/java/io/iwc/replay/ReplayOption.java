package io.iwc.replay;

import static io.iwc.replay.ReplayOption.Place.ANNOTATION;
import static io.iwc.replay.ReplayOption.Place.COMMAND;
import static io.iwc.replay.ReplayOption.Place.SETTING;

import io.iwc.run.Slo;
import io.iwc.schedule.Shard;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every option of a replay, declared once: what it is called, what its values are, what it is unless it is set, what it
 * means, and where it can be set. The command line has it as {@code --warmup}, settings as {@code iwc.replay.warmup},
 * annotations as the attribute {@code warmup}; the table in the documentation is made of this.
 *
 * @since 0.1
 */
@SuppressWarnings("ImmutableEnumChecker") // its places and its change hold no state
public enum ReplayOption {
    MAX_CONCURRENCY(
            ReplayValue.COUNT,
            "0",
            "requests in flight at most, 0 is no cap; waiting for a slot counts as response time",
            true,
            everywhere(),
            (options, text) -> options.withMaxConcurrency(ReplayValue.count(text))),
    CLOSED_LOOP(
            "integer ≥ 1",
            "",
            "always so many requests in flight, in the order of the workload: when one ends, the next is sent; arrivals"
                    + " are ignored",
            true,
            everywhere(),
            (options, text) -> options.withClosedLoop(ReplayValue.count(text))),
    CAUSAL(
            ReplayValue.SWITCH,
            "false",
            "a turn waits for the end of the one it depends on, and its think time",
            true,
            everywhere(),
            (options, text) -> options.withCausalSessions(ReplayValue.isOn(text) || options.liveHistory())),
    LIVE_HISTORY(
            ReplayValue.SWITCH,
            "false",
            "later turns repeat what the server answered in this run instead of the recorded answers; implies causal",
            false,
            everywhere(),
            (options, text) -> options.withLiveHistory(ReplayValue.isOn(text))),
    LIMIT(
            ReplayValue.COUNT,
            "0",
            "requests sent at most, 0 is all",
            true,
            everywhere(),
            (options, text) -> options.withLimit(ReplayValue.count(text))),
    DURATION(
            ReplayValue.TIME,
            "",
            "leaves out what is scheduled later",
            true,
            everywhere(),
            (options, text) -> options.withDuration(ReplayValue.time(text))),
    RAMP(
            ReplayValue.TIME,
            "",
            "until the rate is the workload's own, growing linearly from nothing",
            true,
            everywhere(),
            (options, text) -> options.withRamp(ReplayValue.time(text))),
    WARMUP(
            ReplayValue.COUNT,
            "0",
            "requests sent before the clock starts, with prompts of their own",
            false,
            everywhere(),
            (options, text) -> options.withWarmup(ReplayValue.count(text))),
    RETRIES(
            ReplayValue.COUNT,
            "0",
            "sends again what got no connection, no answer, 429 or 5xx; latency counts from the first send",
            false,
            everywhere(),
            (options, text) -> options.withRetries(ReplayValue.count(text))),
    CACHE(
            ReplayValue.oneOf(ReplayOptions.Cache.values(), ReplayOptions.Cache::text),
            "cold",
            "state of the server's prefix cache: cold salts every prompt of the run, warm sends prompts as they are",
            false,
            everywhere(),
            (options, text) ->
                    options.withCache(ReplayValue.one(ReplayOptions.Cache.values(), ReplayOptions.Cache::text, text))),
    STREAMING(
            ReplayValue.oneOf(ReplayOptions.Streaming.values(), ReplayOptions.Streaming::text),
            "all",
            "answers that are streamed",
            false,
            everywhere(),
            (options, text) -> options.withStreaming(
                    ReplayValue.one(ReplayOptions.Streaming.values(), ReplayOptions.Streaming::text, text))),
    IGNORE_EOS(
            ReplayValue.SWITCH,
            "false",
            "asks servers that know it to go on until the length wanted is reached",
            false,
            everywhere(),
            (options, text) -> options.withIgnoreEos(ReplayValue.isOn(text))),
    MIN_TOKENS(
            ReplayValue.COUNT,
            "0",
            "tokens that servers that know it are to generate at least, 0 is any",
            false,
            everywhere(),
            (options, text) -> options.withMinTokens(ReplayValue.count(text))),
    LENGTH_FIELD(
            ReplayValue.oneOf(LengthField.values(), LengthField::text),
            "max_tokens",
            "what the cap on an answer is called in a chat",
            false,
            everywhere(),
            (options, text) -> options.withLengthField(ReplayValue.one(LengthField.values(), LengthField::text, text))),
    STREAM_USAGE(
            ReplayValue.oneOf(ReplayOptions.StreamUsage.values(), ReplayOptions.StreamUsage::text),
            "auto",
            "whether streams are asked for usage with stream_options; auto leaves it out from when a server refuses it",
            false,
            ofTheMachine(),
            (options, text) -> options.withStreamUsage(
                    ReplayValue.one(ReplayOptions.StreamUsage.values(), ReplayOptions.StreamUsage::text, text))),
    TIMEOUT_CONNECT(
            ReplayValue.TIME,
            "10s",
            "to an open connection, TLS included",
            false,
            everywhere(),
            (options, text) -> options.withConnectTimeout(ReplayValue.time(text))),
    TIMEOUT_FIRST_BYTE(
            ReplayValue.TIME,
            "2m",
            "from the send to the first byte of the answer",
            false,
            everywhere(),
            (options, text) -> options.withFirstByteTimeout(ReplayValue.time(text))),
    TIMEOUT_IDLE(
            ReplayValue.TIME,
            "1m",
            "between two reads of an answer",
            false,
            everywhere(),
            (options, text) -> options.withIdleTimeout(ReplayValue.time(text))),
    TIMEOUT_TOTAL(
            ReplayValue.TIME,
            "10m",
            "from the send to the end of the answer; iwc.replay.timeout is another name of the setting",
            false,
            everywhere(),
            (options, text) -> options.withTotalTimeout(ReplayValue.time(text))),
    MAX_LAG(
            ReplayValue.TIME,
            "",
            "schedule lag P99 above which the run is invalid; without it 5 % of the tightest target, or 25ms",
            false,
            everywhere(),
            (options, text) -> options.withMaxLag(ReplayValue.time(text))),
    SLO(
            "ttft=TIME,tpot=TIME,latency=TIME",
            "",
            "latency targets behind goodput, any of them",
            true,
            everywhere(),
            (options, text) -> options.withSlo(Slo.parse(text))),
    TELEMETRY(
            "nvidia-smi, prometheus, prometheus=URL or none",
            "none",
            "what is sampled beside the run, separated by commas",
            false,
            everywhere(),
            (options, text) -> options.withTelemetry(ReplayValue.sources(text), options.telemetryInterval())),
    TELEMETRY_INTERVAL(
            ReplayValue.TIME,
            "500ms",
            "between two samples of a source",
            false,
            everywhere(),
            (options, text) -> options.withTelemetry(options.telemetry(), ReplayValue.time(text))),
    PROXY(
            "URL or none",
            "",
            "http://host:port; without it what https_proxy, http_proxy and no_proxy say",
            false,
            ofTheMachine(),
            (options, text) -> options.withTransport(
                    text.equals("none")
                            ? options.transport().withoutProxy()
                            : options.transport().withProxy(URI.create(text)))),
    HEADER(
            "Name: value",
            "",
            "sent with every request and recorded; repeatable on the command line",
            false,
            ofTheMachine(),
            (options, text) -> {
                var parts = ReplayValue.pair(text, ":", "\"Name: value\"");
                return options.withTransport(options.transport().withHeader(parts[0], parts[1]));
            }),
    HEADER_ENV(
            "NAME=VARIABLE",
            "",
            "a header whose value stands in that environment variable and is shown to nobody; repeatable on the"
                    + " command line",
            false,
            ofTheMachine(),
            (options, text) -> {
                var parts = ReplayValue.pair(text, "=", "NAME=VARIABLE");
                return options.withTransport(options.transport().withHeaderFrom(parts[0], parts[1]));
            }),
    SESSION_HEADER(
            "name",
            ReplayChoices.SESSION_HEADER,
            "the header in which a request names its session, for a router that sends a session to one replica",
            false,
            ofTheMachine(),
            (options, text) -> options.withSessionHeader(text)),
    TRUST(
            "PEM file",
            "",
            "certificates to trust instead of the JVM's; the host name is always verified",
            false,
            ofTheMachine(),
            (options, text) -> options.withTransport(options.transport().trusting(Path.of(text)))),
    SELF_CHECK(
            ReplayValue.SWITCH,
            "false",
            "measures first what this client adds; tests always do, once in a JVM",
            false,
            ofTheCommand(),
            (options, text) -> options.withSelfCheck(ReplayValue.isOn(text))),
    SHARD(
            "I/N or job/N",
            "",
            "sends only the I-th of N parts, whole sessions; job/N takes I from JOB_COMPLETION_INDEX",
            true,
            everywhere(),
            (options, text) -> options.withShard(Shard.parse(text, System.getenv()))),
    START_AT(
            "instant, or ms since 1970",
            "",
            "the first arrival's zero, the same for all shards; of iwc run alone",
            false,
            ofTheCommand(),
            (options, text) -> options.withStartAt(ReplayValue.instant(text)));

    private final String type;
    private final String defaultValue;
    private final String meaning;
    private final boolean ofLoad;
    private final Set<Place> places;
    private final Change change;

    ReplayOption(String type, String defaultValue, String meaning, boolean ofLoad, Set<Place> places, Change change) {
        this.type = type;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.ofLoad = ofLoad;
        this.places = places;
        this.change = change;
    }

    /** As on the command line, without its dashes: {@code max-concurrency}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The setting, where {@link #isIn} says that there is one: {@code iwc.replay.max-concurrency}. */
    public String key() {
        return "iwc.replay." + text();
    }

    /** The attribute of annotations, where there is one: {@code maxConcurrency}. */
    public String attribute() {
        var words = text().split("-", -1);
        var name = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }

    /** What a value is, for people: {@code integer ≥ 0}, {@code time}, {@code cold or warm}. */
    public String type() {
        return type;
    }

    /** What it is unless it is set; empty if nothing. */
    public Optional<String> defaultValue() {
        return defaultValue.isEmpty() ? Optional.empty() : Optional.of(defaultValue);
    }

    /** What it does, in one sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Whether it says what is sent and when, or what is asked of it, so that it holds for predictions too. */
    public boolean isOfLoad() {
        return ofLoad;
    }

    /** Whether it can be set there. */
    public boolean isIn(Place place) {
        return places.contains(place);
    }

    /**
     * The options with this one as that text says.
     *
     * @throws IllegalArgumentException if it cannot be that, with what was expected
     */
    public ReplayOptions applyTo(ReplayOptions options, String text) {
        return change.of(options, text);
    }

    private static Set<Place> everywhere() {
        return Set.of(COMMAND, SETTING, ANNOTATION);
    }

    /** What depends on where a test runs and so does not stand in its source. */
    private static Set<Place> ofTheMachine() {
        return Set.of(COMMAND, SETTING);
    }

    private static Set<Place> ofTheCommand() {
        return Set.of(COMMAND);
    }

    /** Where an option of a replay can be set. */
    public enum Place {
        /** On the command line: {@code iwc run} and, but for shards, {@code iwc sweep}. */
        COMMAND,
        /** As a system property, environment variable or JUnit configuration parameter. */
        SETTING,
        /** As an attribute of an annotation that declares an endpoint. */
        ANNOTATION
    }

    private interface Change {
        ReplayOptions of(ReplayOptions options, String text);
    }
}
