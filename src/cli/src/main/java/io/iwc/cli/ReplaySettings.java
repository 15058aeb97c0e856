package io.iwc.cli;

import io.iwc.replay.LengthField;
import io.iwc.replay.ReplayOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a replay is carried out. */
final class ReplaySettings {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "0",
            description = "Requests sent before the clock" + " starts (${DEFAULT-VALUE}).")
    private int warmup;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "Requests sent, 0 = all.")
    private int limit;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Leaves out what is scheduled later: 30s, 10m.")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Until the rate is the workload's own, growing linearly from nothing: 30s.")
    private Optional<Duration> ramp = Optional.empty();

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "0",
            description = "Sends again what got no connection, no answer, 429 or 5xx; latency counts from the first"
                    + " send (${DEFAULT-VALUE}).")
    private int retries;

    @Option(
            names = "--cache",
            paramLabel = "STATE",
            converter = Ids.Caches.class,
            completionCandidates = Ids.Caches.class,
            defaultValue = "cold",
            description = "cold salts every prompt of the run, warm sends prompts as they are (${DEFAULT-VALUE}).")
    private ReplayOptions.Cache cache = ReplayOptions.Cache.COLD;

    @Option(
            names = "--streaming",
            paramLabel = "WHICH",
            converter = Ids.Streamings.class,
            completionCandidates = Ids.Streamings.class,
            defaultValue = "all",
            description = "Answers that are streamed: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private ReplayOptions.Streaming streaming = ReplayOptions.Streaming.ALL;

    @Option(
            names = "--live-history",
            description = "Later turns repeat what the server answered in this run instead of the recorded answers;"
                    + " implies --causal.")
    private boolean liveHistory;

    @Option(
            names = "--ignore-eos",
            description = "Asks servers that know it to go on until the length wanted is reached.")
    private boolean ignoreEos;

    @Option(
            names = "--min-tokens",
            paramLabel = "N",
            defaultValue = "0",
            description = "Tokens that servers that know it are to generate at least, 0 = any.")
    private int minTokens;

    @Option(
            names = "--length-field",
            paramLabel = "NAME",
            converter = Ids.LengthFields.class,
            completionCandidates = Ids.LengthFields.class,
            defaultValue = "max_tokens",
            description = "What the cap on an answer is called in a chat: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private LengthField lengthField = LengthField.MAX_TOKENS;

    @Option(
            names = "--max-lag",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Schedule lag P99 above which the run is invalid (5 %% of the tightest target; 25ms).")
    private Optional<Duration> maxLag = Optional.empty();

    @Option(
            names = "--self-check",
            description = "Measures first what this client adds, at a server of known timing in this process.")
    private boolean selfCheck;

    @Option(
            names = "--timeout-connect",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "10s",
            description = "To an open connection (${DEFAULT-VALUE}).")
    private Duration connect = Duration.ZERO;

    @Option(
            names = "--timeout-first-byte",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "2m",
            description = "From the send to the first byte (${DEFAULT-VALUE}).")
    private Duration firstByte = Duration.ZERO;

    @Option(
            names = "--timeout-idle",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "1m",
            description = "Between two reads of an answer (${DEFAULT-VALUE}).")
    private Duration idle = Duration.ZERO;

    @Option(
            names = "--timeout-total",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "10m",
            description = "From the send to the end (${DEFAULT-VALUE}).")
    private Duration total = Duration.ZERO;

    ReplayOptions options() {
        return UsageErrors.checked(command, this::replayOptions);
    }

    private ReplayOptions replayOptions() {
        var options = ReplayOptions.defaults()
                .withMaxConcurrency(run.maxConcurrency())
                .withWarmup(warmup)
                .withLimit(limit)
                .withRetries(retries)
                .withSelfCheck(selfCheck)
                .withCache(cache)
                .withStreaming(streaming)
                .withCausalSessions(run.isCausal() || liveHistory)
                .withLiveHistory(liveHistory)
                .withIgnoreEos(ignoreEos)
                .withMinTokens(minTokens)
                .withLengthField(lengthField)
                .withConnectTimeout(connect)
                .withFirstByteTimeout(firstByte)
                .withIdleTimeout(idle)
                .withTotalTimeout(total);
        options = duration.map(options::withDuration).orElse(options);
        options = ramp.map(options::withRamp).orElse(options);
        options = run.slo().map(options::withSlo).orElse(options);
        return maxLag.map(options::withMaxLag).orElse(options);
    }
}
