package io.iwc.replay;

import io.iwc.replay.internal.client.Timeouts;
import io.iwc.run.Slo;
import io.iwc.schedule.LoadModel;
import io.iwc.tokens.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of {@link ReplayOptions}; changed only before an instance of the options is made of them. */
final class ReplayChoices {
    static final String SESSION_HEADER = "X-IWC-Session";

    LoadModel load = LoadModel.open();
    int warmup;
    int retries;
    boolean selfCheck;
    Optional<Instant> startAt = Optional.empty();
    Transport transport = Transport.defaults();
    String sessionHeader = SESSION_HEADER;
    ReplayOptions.Cache cache = ReplayOptions.Cache.COLD;
    ReplayOptions.Streaming streaming = ReplayOptions.Streaming.ALL;
    boolean liveHistory;
    boolean ignoreEos;
    int minTokens;
    LengthField lengthField = LengthField.MAX_TOKENS;
    ReplayOptions.StreamUsage streamUsage = ReplayOptions.StreamUsage.AUTO;
    Timeouts timeouts = Timeouts.defaults();
    Optional<Duration> maxLag = Optional.empty();
    Optional<Slo> slo = Optional.empty();
    Optional<Tokenizer> tokenizer = Optional.empty();
    Optional<Path> folder = Optional.empty();
    List<TelemetrySource> telemetry = List.of();
    Duration telemetryInterval = Duration.ofMillis(500);

    ReplayChoices() {}

    ReplayChoices(ReplayChoices other) {
        load = other.load;
        warmup = other.warmup;
        retries = other.retries;
        selfCheck = other.selfCheck;
        startAt = other.startAt;
        transport = other.transport;
        sessionHeader = other.sessionHeader;
        cache = other.cache;
        streaming = other.streaming;
        liveHistory = other.liveHistory;
        ignoreEos = other.ignoreEos;
        minTokens = other.minTokens;
        lengthField = other.lengthField;
        streamUsage = other.streamUsage;
        timeouts = other.timeouts;
        maxLag = other.maxLag;
        slo = other.slo;
        tokenizer = other.tokenizer;
        folder = other.folder;
        telemetry = other.telemetry;
        telemetryInterval = other.telemetryInterval;
    }

    /** Each by its name, as a run records it. */
    SortedMap<String, Object> described() {
        var all = new TreeMap<String, Object>();
        all.put("maxConcurrency", load.maxConcurrency());
        all.put("limit", load.limit());
        all.put("causalSessions", load.isCausal());
        all.putAll(load.described());
        all.put("warmup", warmup);
        all.put("streamUsage", streamUsage.text());
        all.put("retries", retries);
        all.put("selfCheck", selfCheck);
        startAt.ifPresent(it -> all.put("startAt", it.toString()));
        if (!sessionHeader.equals(SESSION_HEADER)) {
            all.put("sessionHeader", sessionHeader);
        }
        all.put("cache", cache.text());
        all.put("streaming", streaming.text());
        all.put("liveHistory", liveHistory);
        all.put("ignoreEos", ignoreEos);
        all.put("minTokens", minTokens);
        all.put("lengthField", lengthField.text());
        all.put("timeout.connectSeconds", seconds(timeouts.connect()));
        all.put("timeout.firstByteSeconds", seconds(timeouts.firstByte()));
        all.put("timeout.idleSeconds", seconds(timeouts.idle()));
        all.put("timeout.totalSeconds", seconds(timeouts.total()));
        if (!telemetry.isEmpty()) {
            all.put("telemetry", telemetry.stream().map(TelemetrySource::text).collect(Collectors.joining(", ")));
            all.put("telemetryIntervalSeconds", seconds(telemetryInterval));
        }
        maxLag.ifPresent(it -> all.put("maxLagSeconds", seconds(it)));
        tokenizer.ifPresent(it -> all.put("tokenizer", it.id()));
        return Collections.unmodifiableSortedMap(all);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
