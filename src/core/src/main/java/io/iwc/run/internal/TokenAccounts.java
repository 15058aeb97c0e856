package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Generated and requested output tokens, and the source of the counts. */
final class TokenAccounts {
    private final List<RequestRecord> ok;

    private TokenAccounts(List<RequestRecord> ok) {
        this.ok = ok;
    }

    static TokenAccounts of(List<RequestRecord> records) {
        return new TokenAccounts(records.stream()
                .filter(record -> record.outcome() == Outcome.OK)
                .toList());
    }

    /** {@code usage}, {@code estimated}, {@code mixed}, or {@code none} where no answer has a count. */
    static String source(List<RequestRecord> records) {
        var counted = records.stream()
                .filter(record -> record.outputTokens().isPresent())
                .toList();
        if (counted.isEmpty()) {
            return "none";
        }
        var estimated =
                counted.stream().filter(RequestRecord::outputTokensEstimated).count();
        if (estimated == 0) {
            return "usage";
        }
        return estimated == counted.size() ? "estimated" : "mixed";
    }

    void putInto(Map<Metric, Measurement> measurements) {
        measurements.put(
                Metric.RUN_OUTPUT_RATIO,
                ratio(RequestRecord::outputTokens, RequestRecord::outputTokensAsked, ReasonCode.NO_LENGTH_ASKED));
        measurements.put(Metric.RUN_CAPPED_SHARE, cappedShare());
        measurements.put(Metric.RUN_TOKENS_PER_CHUNK, tokensPerChunk());
        if (isKnown(RequestRecord::inputTokensAsked)) {
            measurements.put(
                    Metric.RUN_PROMPT_RATIO,
                    ratio(RequestRecord::inputTokens, RequestRecord::inputTokensAsked, ReasonCode.PROMPTS_NOT_COUNTED));
        }
        if (isKnown(RequestRecord::cacheablePromptTokens)) {
            measurements.put(
                    Metric.RUN_CACHED_SHARE,
                    ratio(
                            RequestRecord::cachedPromptTokens,
                            RequestRecord::inputTokens,
                            ReasonCode.CACHE_NOT_REPORTED));
            measurements.put(Metric.RUN_CACHED_OF_POSSIBLE, cachedOfPossible());
            measurements.put(
                    Metric.RUN_CACHEABLE_SHARE,
                    ratio(
                            RequestRecord::cacheablePromptTokens,
                            RequestRecord::inputTokens,
                            ReasonCode.PROMPTS_NOT_COUNTED));
        }
    }

    private boolean isKnown(Function<RequestRecord, OptionalInt> tokens) {
        return ok.stream().anyMatch(record -> tokens.apply(record).isPresent());
    }

    /** Over the answers that have both. */
    private Measurement ratio(
            Function<RequestRecord, OptionalInt> some, Function<RequestRecord, OptionalInt> all, ReasonCode unknown) {
        var numerator = 0L;
        var denominator = 0L;
        for (var record : ok) {
            var part = some.apply(record);
            var whole = all.apply(record);
            if (part.isPresent() && whole.isPresent()) {
                numerator += part.getAsInt();
                denominator += whole.getAsInt();
            }
        }
        return noneOkOr(denominator == 0, unknown, numerator, denominator);
    }

    private Measurement cachedOfPossible() {
        var reason = isKnown(RequestRecord::cachedPromptTokens)
                ? ReasonCode.NOTHING_CACHEABLE
                : ReasonCode.CACHE_NOT_REPORTED;
        return ratio(RequestRecord::cachedPromptTokens, RequestRecord::cacheablePromptTokens, reason);
    }

    private Measurement cappedShare() {
        var capped = ok.stream()
                .filter(record -> record.finishReason().filter("length"::equals).isPresent())
                .count();
        var unsaid = ok.stream().allMatch(record -> record.finishReason().isEmpty());
        return noneOkOr(unsaid, ReasonCode.NO_FINISH_REASON, capped, ok.size());
    }

    private Measurement tokensPerChunk() {
        var tokens = 0L;
        var chunks = 0L;
        for (var record : ok) {
            if (record.streamed() && record.outputTokens().isPresent()) {
                tokens +=
                        record.outputTokens().getAsInt() - record.hiddenTokens().orElse(0);
                chunks += record.chunks();
            }
        }
        var streamed = ok.stream().anyMatch(RequestRecord::streamed);
        return noneOkOr(
                chunks == 0, streamed ? ReasonCode.CHUNKS_NOT_COUNTED : ReasonCode.NOT_STREAMED, tokens, chunks);
    }

    private Measurement noneOkOr(boolean unknown, ReasonCode reason, long numerator, long denominator) {
        if (ok.isEmpty()) {
            return Measurement.undefined(ReasonCode.NONE_OK);
        }
        return unknown ? Measurement.undefined(reason) : Measurement.of((double) numerator / denominator);
    }
}
