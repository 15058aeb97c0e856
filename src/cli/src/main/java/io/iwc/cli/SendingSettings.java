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
final class SendingSettings {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private SloOption targets = new SloOption();

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of warm-up requests before the measurement (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "0",
            description = "Maximum number of retries after a failed connection, no response, 429 or 5xx; latency counts"
                    + " from the first attempt (default: ${DEFAULT-VALUE}).")
    private int retries;

    @Option(
            names = "--cache",
            paramLabel = "STATE",
            converter = Ids.Caches.class,
            completionCandidates = Ids.Caches.class,
            defaultValue = "cold",
            description =
                    "Prefix cache: cold adds a unique salt to the prompts of the run, warm sends prompts unchanged"
                            + " (default: ${DEFAULT-VALUE}).")
    private ReplayOptions.Cache cache = ReplayOptions.Cache.COLD;

    @Option(
            names = "--streaming",
            paramLabel = "WHICH",
            converter = Ids.Streamings.class,
            completionCandidates = Ids.Streamings.class,
            defaultValue = "all",
            description = "Which requests stream: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReplayOptions.Streaming streaming = ReplayOptions.Streaming.ALL;

    @Option(
            names = "--live-history",
            description =
                    "Put the server's answers of this run into later turns instead of the recorded answers; implies"
                            + " --causal.")
    private boolean liveHistory;

    @Option(
            names = "--ignore-eos",
            description = "Send ignore_eos, so that the server generates up to the requested length.")
    private boolean ignoreEos;

    @Option(
            names = "--min-tokens",
            paramLabel = "N",
            defaultValue = "0",
            description = "Send min_tokens, the minimum number of output tokens; 0 = not sent (default: 0).")
    private int minTokens;

    @Option(
            names = "--length-field",
            paramLabel = "NAME",
            converter = Ids.LengthFields.class,
            completionCandidates = Ids.LengthFields.class,
            defaultValue = "max_tokens",
            description = "Field for the output cap in chat requests: ${COMPLETION-CANDIDATES} (default:"
                    + " ${DEFAULT-VALUE}).")
    private LengthField lengthField = LengthField.MAX_TOKENS;

    @Option(
            names = "--stream-usage",
            paramLabel = "WHEN",
            converter = Ids.StreamUsages.class,
            completionCandidates = Ids.StreamUsages.class,
            defaultValue = "auto",
            description =
                    "Ask for usage with stream_options: ${COMPLETION-CANDIDATES}; auto leaves it out once a server"
                            + " refuses it (default: ${DEFAULT-VALUE}).")
    private ReplayOptions.StreamUsage streamUsage = ReplayOptions.StreamUsage.AUTO;

    @Option(
            names = "--session-header",
            paramLabel = "NAME",
            defaultValue = "X-IWC-Session",
            description = "Header in which a request names its session, for a router that sends each to one replica"
                    + " (default: ${DEFAULT-VALUE}).")
    private String sessionHeader = "X-IWC-Session";

    @Option(
            names = "--max-lag",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description =
                    "Maximum P99 of the schedule lag; above it the run is invalid. Default: 5 %% of the tightest SLO"
                            + " target, at least 2ms; 25ms without targets.")
    private Optional<Duration> maxLag = Optional.empty();

    @Option(
            names = "--self-check",
            description = "First measure the overhead of the client, against a server of known timing in this process.")
    private boolean selfCheck;

    @Option(
            names = "--timeout-connect",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "10s",
            description = "Timeout for opening a connection (default: ${DEFAULT-VALUE}).")
    private Duration connect = Duration.ZERO;

    @Option(
            names = "--timeout-first-byte",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "2m",
            description = "Timeout from the send to the first byte of the response (default: ${DEFAULT-VALUE}).")
    private Duration firstByte = Duration.ZERO;

    @Option(
            names = "--timeout-idle",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "1m",
            description = "Timeout between two reads of a response (default: ${DEFAULT-VALUE}).")
    private Duration idle = Duration.ZERO;

    @Option(
            names = "--timeout-total",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "10m",
            description = "Timeout from the send to the end of the response (default: ${DEFAULT-VALUE}).")
    private Duration total = Duration.ZERO;

    ReplayOptions options() {
        return UsageErrors.checked(command, this::replayOptions);
    }

    private ReplayOptions replayOptions() {
        var options = ReplayOptions.defaults()
                .withLoad(run.load())
                .withWarmup(warmup)
                .withRetries(retries)
                .withSelfCheck(selfCheck)
                .withCache(cache)
                .withStreaming(streaming)
                .withLiveHistory(liveHistory)
                .withIgnoreEos(ignoreEos)
                .withMinTokens(minTokens)
                .withLengthField(lengthField)
                .withSessionHeader(sessionHeader)
                .withStreamUsage(streamUsage)
                .withConnectTimeout(connect)
                .withFirstByteTimeout(firstByte)
                .withIdleTimeout(idle)
                .withTotalTimeout(total);
        options = targets.slo().map(options::withSlo).orElse(options);
        return maxLag.map(options::withMaxLag).orElse(options);
    }
}
