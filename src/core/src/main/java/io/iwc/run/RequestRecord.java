package io.iwc.run;

import io.iwc.run.internal.GapStore;
import io.iwc.run.internal.Gaps;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What happened to one request. Stamps are nanoseconds from the run's zero, on the monotonic clock (or the engine's);
 * a stamp that never came is absent, never 0. Immutable.
 *
 * @since 0.1
 */
public final class RequestRecord {
    /** A stamp that never came. */
    public static final long NONE = -1;

    private final int sequence;
    private final String requestId;
    private final long scheduledNanos;
    private final String sessionId;
    private final int turnId;
    private final String model;
    private final Outcome outcome;
    private final Optional<ErrorClass> errorClass;
    private final String errorDetail;
    private final int status;
    private final String finishReason;
    private final int attempts;
    private final boolean streamed;
    private final long dueNanos;
    private final long sentNanos;
    private final long firstByteNanos;
    private final long firstTokenNanos;
    private final long firstAnswerTokenNanos;
    private final long lastTokenNanos;
    private final long endNanos;
    private final Gaps gaps;
    private final int chunks;
    private final int inputTokens;
    private final int outputTokens;
    private final boolean outputTokensEstimated;
    private final int outputTokensAsked;
    private final int cachedPromptTokens;
    private final long serverPromptNanos;
    private final long serverGenerationNanos;
    private final int outputTokensReported;
    private final int hiddenTokens;
    private final int inputTokensAsked;
    private final int cacheablePromptTokens;
    private final long firstChunkNanos;
    private final long lastChunkNanos;
    private final long lastEventNanos;
    private final int emptyChunks;

    private RequestRecord(Builder from) {
        sequence = from.sequence;
        requestId = from.requestId;
        scheduledNanos = from.scheduledNanos;
        sessionId = from.sessionId;
        turnId = from.turnId;
        model = from.model;
        outcome = from.outcome;
        errorClass = from.errorClass;
        errorDetail = from.errorDetail;
        status = from.status;
        finishReason = from.finishReason;
        attempts = from.attempts;
        streamed = from.streamed;
        dueNanos = from.dueNanos;
        sentNanos = from.sentNanos;
        firstByteNanos = from.firstByteNanos;
        firstTokenNanos = from.firstTokenNanos;
        firstAnswerTokenNanos = from.firstAnswerTokenNanos;
        lastTokenNanos = from.lastTokenNanos;
        endNanos = from.endNanos;
        gaps = from.gaps;
        chunks = from.chunks;
        inputTokens = from.inputTokens;
        outputTokens = from.outputTokens;
        outputTokensEstimated = from.outputTokensEstimated;
        outputTokensAsked = from.outputTokensAsked;
        cachedPromptTokens = from.cachedPromptTokens;
        serverPromptNanos = from.serverPromptNanos;
        serverGenerationNanos = from.serverGenerationNanos;
        outputTokensReported = from.outputTokensReported;
        hiddenTokens = from.hiddenTokens;
        inputTokensAsked = from.inputTokensAsked;
        cacheablePromptTokens = from.cacheablePromptTokens;
        firstChunkNanos = from.firstChunkNanos;
        lastChunkNanos = from.lastChunkNanos;
        lastEventNanos = from.lastEventNanos;
        emptyChunks = from.emptyChunks;
    }

    /**
     * Starts a record.
     *
     * @param sequence place in the schedule, from 1
     * @param requestId the request's id
     * @param scheduledNanos when it was to be sent
     */
    public static Builder builder(int sequence, String requestId, long scheduledNanos) {
        return new Builder(sequence, requestId, scheduledNanos);
    }

    /** Place in the schedule, from 1. */
    public int sequence() {
        return sequence;
    }

    public String requestId() {
        return requestId;
    }

    public Optional<String> sessionId() {
        return sessionId.isEmpty() ? Optional.empty() : Optional.of(sessionId);
    }

    public OptionalInt turnId() {
        return turnId < 0 ? OptionalInt.empty() : OptionalInt.of(turnId);
    }

    public Optional<String> model() {
        return model.isEmpty() ? Optional.empty() : Optional.of(model);
    }

    public Outcome outcome() {
        return outcome;
    }

    public Optional<ErrorClass> errorClass() {
        return errorClass;
    }

    /** What the endpoint or the socket said, at most 2 KiB, secrets removed; empty if nothing. */
    public String errorDetail() {
        return errorDetail;
    }

    /** HTTP status, if an answer came. */
    public OptionalInt status() {
        return status < 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    public Optional<String> finishReason() {
        return finishReason.isEmpty() ? Optional.empty() : Optional.of(finishReason);
    }

    /** How often it was sent, ≥ 1 unless it never was. */
    public int attempts() {
        return attempts;
    }

    /** Whether the answer was streamed. */
    public boolean streamed() {
        return streamed;
    }

    /** When it was to be sent. */
    public long scheduledNanos() {
        return scheduledNanos;
    }

    /** Scheduled, or later the instant at which a concurrency cap let it go. */
    public long dueNanos() {
        return Math.max(dueNanos, scheduledNanos);
    }

    public OptionalLong sentNanos() {
        return stamp(sentNanos);
    }

    public OptionalLong firstByteNanos() {
        return stamp(firstByteNanos);
    }

    /** First generated token of any kind: content, reasoning, tool call. */
    public OptionalLong firstTokenNanos() {
        return stamp(firstTokenNanos);
    }

    public OptionalLong firstAnswerTokenNanos() {
        return stamp(firstAnswerTokenNanos);
    }

    public OptionalLong lastTokenNanos() {
        return stamp(lastTokenNanos);
    }

    /** End of the body, or the failure. */
    public OptionalLong endNanos() {
        return stamp(endNanos);
    }

    /** Gaps between consecutive token-bearing chunks, nanoseconds; the first token has none. A copy. */
    public long[] itlNanos() {
        return gaps.toArray();
    }

    Gaps gaps() {
        return gaps;
    }

    /** Token-bearing chunks. */
    public int chunks() {
        return chunks;
    }

    public OptionalInt inputTokens() {
        return tokens(inputTokens);
    }

    public OptionalInt outputTokens() {
        return tokens(outputTokens);
    }

    /** Whether {@link #outputTokens()} was counted afterwards instead of reported by the server. */
    public boolean outputTokensEstimated() {
        return outputTokensEstimated;
    }

    /**
     * The same record with output tokens that were counted afterwards.
     *
     * @param tokens ≥ 0
     */
    public RequestRecord withEstimatedOutputTokens(int tokens) {
        return new Builder(this).outputTokens(tokens, true).build();
    }

    /** The same record in that turn of that session, as far as they are known. */
    public RequestRecord inSession(Optional<String> session, OptionalInt turn) {
        var builder = new Builder(this);
        session.ifPresent(builder::session);
        turn.ifPresent(builder::turn);
        return builder.build();
    }

    /**
     * The same record with what is known of its prompt.
     *
     * @param asked {@link #inputTokensAsked()}, −1 if not known
     * @param cacheable {@link #cacheablePromptTokens()}, −1 if not known
     */
    public RequestRecord withPromptTokens(int asked, int cacheable) {
        return new Builder(this)
                .inputTokensAsked(asked)
                .cacheablePromptTokens(cacheable)
                .build();
    }

    /** The same record with prompt tokens taken from a prefix cache, ≥ 0. */
    public RequestRecord withCachedPromptTokens(int cached) {
        return new Builder(this).cachedPromptTokens(cached).build();
    }

    /** Requested output tokens: observed length or cap of the request. */
    public OptionalInt outputTokensAsked() {
        return tokens(outputTokensAsked);
    }

    /** Prompt tokens that the server took from its prefix cache, if reported. */
    public OptionalInt cachedPromptTokens() {
        return tokens(cachedPromptTokens);
    }

    /** The server's prefill time, nanoseconds, if reported. */
    public OptionalLong serverPromptNanos() {
        return stamp(serverPromptNanos);
    }

    /** The server's generation time, nanoseconds, if reported. */
    public OptionalLong serverGenerationNanos() {
        return stamp(serverGenerationNanos);
    }

    /** Output tokens that the server reported and that cannot be right, so that {@link #outputTokens()} were counted instead. */
    public OptionalInt outputTokensReported() {
        return tokens(outputTokensReported);
    }

    /** Of the output tokens, those of reasoning that the server counted but did not stream. */
    public OptionalInt hiddenTokens() {
        return tokens(hiddenTokens);
    }

    /** Tokens of the prompt that was sent, by the tokenizer of the workload; of the first prompts of a run only, if they are text. */
    public OptionalInt inputTokensAsked() {
        return tokens(inputTokensAsked);
    }

    /** Prompt tokens that earlier prompts of the run begin with as well, so that a prefix cache could have held them. */
    public OptionalInt cacheablePromptTokens() {
        return tokens(cacheablePromptTokens);
    }

    /** First event with a choice, a token in it or not. */
    public OptionalLong firstChunkNanos() {
        return stamp(firstChunkNanos);
    }

    /** Last event with a choice, a token in it or not. */
    public OptionalLong lastChunkNanos() {
        return stamp(lastChunkNanos);
    }

    /** Last event before the end of the stream, usage included. */
    public OptionalLong lastEventNanos() {
        return stamp(lastEventNanos);
    }

    /** Events with a choice but without a token: a role, a finish reason of its own. */
    public int emptyChunks() {
        return emptyChunks;
    }

    @Override
    public String toString() {
        return requestId + " " + outcome.text();
    }

    private static OptionalLong stamp(long nanos) {
        return nanos == NONE ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    private static OptionalInt tokens(int count) {
        return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** Collects a record; stamps that are never set stay absent. Not thread-safe; a record that was built stays as it is. */
    public static final class Builder {
        private final int sequence;
        private final String requestId;
        private final long scheduledNanos;
        private String sessionId = "";
        private int turnId = -1;
        private String model = "";
        private Outcome outcome = Outcome.FAILED;
        private Optional<ErrorClass> errorClass = Optional.empty();
        private String errorDetail = "";
        private int status = -1;
        private String finishReason = "";
        private int attempts;
        private boolean streamed;
        private long dueNanos = NONE;
        private long sentNanos = NONE;
        private long firstByteNanos = NONE;
        private long firstTokenNanos = NONE;
        private long firstAnswerTokenNanos = NONE;
        private long lastTokenNanos = NONE;
        private long endNanos = NONE;
        private Gaps gaps = Gaps.NONE;
        private int chunks;
        private int inputTokens = -1;
        private int outputTokens = -1;
        private boolean outputTokensEstimated;
        private int outputTokensAsked = -1;
        private int cachedPromptTokens = -1;
        private long serverPromptNanos = NONE;
        private long serverGenerationNanos = NONE;
        private int outputTokensReported = -1;
        private int hiddenTokens = -1;
        private int inputTokensAsked = -1;
        private int cacheablePromptTokens = -1;
        private long firstChunkNanos = NONE;
        private long lastChunkNanos = NONE;
        private long lastEventNanos = NONE;
        private int emptyChunks;

        private Builder(int sequence, String requestId, long scheduledNanos) {
            this.sequence = sequence;
            this.requestId = Objects.requireNonNull(requestId, "requestId");
            this.scheduledNanos = scheduledNanos;
        }

        private Builder(RequestRecord from) {
            sequence = from.sequence;
            requestId = from.requestId;
            scheduledNanos = from.scheduledNanos;
            sessionId = from.sessionId;
            turnId = from.turnId;
            model = from.model;
            outcome = from.outcome;
            errorClass = from.errorClass;
            errorDetail = from.errorDetail;
            status = from.status;
            finishReason = from.finishReason;
            attempts = from.attempts;
            streamed = from.streamed;
            dueNanos = from.dueNanos;
            sentNanos = from.sentNanos;
            firstByteNanos = from.firstByteNanos;
            firstTokenNanos = from.firstTokenNanos;
            firstAnswerTokenNanos = from.firstAnswerTokenNanos;
            lastTokenNanos = from.lastTokenNanos;
            endNanos = from.endNanos;
            gaps = from.gaps;
            chunks = from.chunks;
            inputTokens = from.inputTokens;
            outputTokens = from.outputTokens;
            outputTokensEstimated = from.outputTokensEstimated;
            outputTokensAsked = from.outputTokensAsked;
            cachedPromptTokens = from.cachedPromptTokens;
            serverPromptNanos = from.serverPromptNanos;
            serverGenerationNanos = from.serverGenerationNanos;
            outputTokensReported = from.outputTokensReported;
            hiddenTokens = from.hiddenTokens;
            inputTokensAsked = from.inputTokensAsked;
            cacheablePromptTokens = from.cacheablePromptTokens;
            firstChunkNanos = from.firstChunkNanos;
            lastChunkNanos = from.lastChunkNanos;
            lastEventNanos = from.lastEventNanos;
            emptyChunks = from.emptyChunks;
        }

        /** Empty means none. */
        public Builder session(String sessionId) {
            this.sessionId = sessionId;
            return this;
        }

        public Builder turn(int turnId) {
            this.turnId = turnId;
            return this;
        }

        public Builder model(String model) {
            this.model = model;
            return this;
        }

        public Builder ok(String finishReason) {
            outcome = Outcome.OK;
            this.finishReason = finishReason;
            return this;
        }

        public Builder failed(ErrorClass errorClass, String detail) {
            outcome = Outcome.FAILED;
            this.errorClass = Optional.of(errorClass);
            errorDetail = detail;
            return this;
        }

        public Builder cancelled() {
            outcome = Outcome.CANCELLED;
            errorClass = Optional.of(ErrorClass.CANCELLED);
            return this;
        }

        public Builder status(int status) {
            this.status = status;
            return this;
        }

        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        public Builder streamed(boolean streamed) {
            this.streamed = streamed;
            return this;
        }

        public Builder due(long nanos) {
            dueNanos = nanos;
            return this;
        }

        public Builder sent(long nanos) {
            sentNanos = nanos;
            return this;
        }

        public Builder firstByte(long nanos) {
            firstByteNanos = nanos;
            return this;
        }

        public Builder firstToken(long nanos) {
            firstTokenNanos = nanos;
            return this;
        }

        public Builder firstAnswerToken(long nanos) {
            firstAnswerTokenNanos = nanos;
            return this;
        }

        public Builder lastToken(long nanos) {
            lastTokenNanos = nanos;
            return this;
        }

        public Builder end(long nanos) {
            endNanos = nanos;
            return this;
        }

        /** The gaps between its chunks; the array is copied. */
        public Builder itl(long[] gapNanos) {
            gaps = Gaps.of(gapNanos);
            return this;
        }

        /** The gaps between its chunks, so many of the array; they are copied into the store. */
        @SuppressWarnings("exports") // of IWC's own client, which keeps the gaps of all records together
        public Builder itl(long[] gapNanos, int count, GapStore store) {
            gaps = store.keep(gapNanos, count);
            return this;
        }

        /** The gaps between its chunks, as they are. */
        @SuppressWarnings("exports") // of IWC's own engine, whose answers share their gaps
        public Builder itl(Gaps gaps) {
            this.gaps = gaps;
            return this;
        }

        public Builder chunks(int chunks) {
            this.chunks = chunks;
            return this;
        }

        public Builder inputTokens(int tokens) {
            inputTokens = tokens;
            return this;
        }

        public Builder outputTokens(int tokens, boolean estimated) {
            outputTokens = tokens;
            outputTokensEstimated = estimated;
            return this;
        }

        public Builder outputTokensAsked(int tokens) {
            outputTokensAsked = tokens;
            return this;
        }

        public Builder cachedPromptTokens(int tokens) {
            cachedPromptTokens = tokens;
            return this;
        }

        public Builder serverPrompt(long nanos) {
            serverPromptNanos = nanos;
            return this;
        }

        public Builder serverGeneration(long nanos) {
            serverGenerationNanos = nanos;
            return this;
        }

        public Builder outputTokensReported(int tokens) {
            outputTokensReported = tokens;
            return this;
        }

        public Builder hiddenTokens(int tokens) {
            hiddenTokens = tokens;
            return this;
        }

        public Builder inputTokensAsked(int tokens) {
            inputTokensAsked = tokens;
            return this;
        }

        public Builder cacheablePromptTokens(int tokens) {
            cacheablePromptTokens = tokens;
            return this;
        }

        /** {@link RequestRecord#firstChunkNanos()} and {@link RequestRecord#lastChunkNanos()}. */
        public Builder chunksFromTo(long firstNanos, long lastNanos) {
            firstChunkNanos = firstNanos;
            lastChunkNanos = lastNanos;
            return this;
        }

        public Builder lastEvent(long nanos) {
            lastEventNanos = nanos;
            return this;
        }

        public Builder emptyChunks(int events) {
            emptyChunks = events;
            return this;
        }

        public RequestRecord build() {
            return new RequestRecord(this);
        }
    }
}
