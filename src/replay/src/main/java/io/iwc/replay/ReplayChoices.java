package io.iwc.replay;

import io.iwc.replay.client.Timeouts;
import io.iwc.replay.telemetry.TelemetrySource;
import io.iwc.run.Slo;
import io.iwc.tokens.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The values of {@link ReplayOptions}; changed only before an instance of the options is made of them. */
final class ReplayChoices {
    int maxConcurrency;
    boolean closedLoop;
    int warmup;
    int limit;
    Optional<Duration> duration = Optional.empty();
    Optional<Duration> ramp = Optional.empty();
    int retries;
    boolean selfCheck;
    Optional<Shard> shard = Optional.empty();
    Optional<Instant> startAt = Optional.empty();
    Transport transport = Transport.defaults();
    ReplayOptions.Cache cache = ReplayOptions.Cache.COLD;
    ReplayOptions.Streaming streaming = ReplayOptions.Streaming.ALL;
    boolean causalSessions;
    boolean liveHistory;
    boolean ignoreEos;
    int minTokens;
    LengthField lengthField = LengthField.MAX_TOKENS;
    Timeouts timeouts = Timeouts.defaults();
    Optional<Duration> maxLag = Optional.empty();
    Optional<Slo> slo = Optional.empty();
    Optional<Tokenizer> tokenizer = Optional.empty();
    Optional<Path> folder = Optional.empty();
    List<TelemetrySource> telemetry = List.of();
    Duration telemetryInterval = Duration.ofMillis(500);

    ReplayChoices() {}

    ReplayChoices(ReplayChoices other) {
        maxConcurrency = other.maxConcurrency;
        closedLoop = other.closedLoop;
        warmup = other.warmup;
        limit = other.limit;
        duration = other.duration;
        ramp = other.ramp;
        retries = other.retries;
        selfCheck = other.selfCheck;
        shard = other.shard;
        startAt = other.startAt;
        transport = other.transport;
        cache = other.cache;
        streaming = other.streaming;
        causalSessions = other.causalSessions;
        liveHistory = other.liveHistory;
        ignoreEos = other.ignoreEos;
        minTokens = other.minTokens;
        lengthField = other.lengthField;
        timeouts = other.timeouts;
        maxLag = other.maxLag;
        slo = other.slo;
        tokenizer = other.tokenizer;
        folder = other.folder;
        telemetry = other.telemetry;
        telemetryInterval = other.telemetryInterval;
    }
}
