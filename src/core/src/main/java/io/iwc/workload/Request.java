package io.iwc.workload;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One inference request: who asks what, when, and how long the answer was or may be. Immutable.
 *
 * <p>Lengths are tokens, arrivals nanoseconds from the first request of the workload.
 *
 * @since 0.1
 */
public final class Request {
    private static final int NONE = -1;

    private final String id;
    private final long arrivalNanos;
    private final Prompt prompt;
    private final int claimedPromptTokens;
    private final int outputTokens;
    private final int maxOutputTokens;
    private final String sessionId;
    private final int turnId;
    private final Predecessor predecessor;
    private final long thinkTimeMillis;
    private final String model;
    private final String userId;
    private final Sampling sampling;
    private final Optional<Semantic> semantic;
    private final Map<String, JsonValue> metadata;

    private Request(Builder builder) {
        id = builder.id;
        arrivalNanos = builder.arrivalNanos;
        prompt = builder.prompt;
        claimedPromptTokens = builder.claimedPromptTokens;
        outputTokens = builder.outputTokens;
        maxOutputTokens = builder.maxOutputTokens;
        sessionId = builder.sessionId;
        turnId = builder.turnId;
        predecessor = builder.predecessor;
        thinkTimeMillis = builder.thinkTimeMillis;
        model = builder.model;
        userId = builder.userId;
        sampling = builder.sampling;
        semantic = builder.semantic;
        metadata = builder.metadata;
    }

    /** A request with text as the model gets it. */
    public static Builder text(String prompt) {
        return new Builder(new Prompt.Text(prompt));
    }

    /** A request with a chat transcript. */
    public static Builder chat(List<Message> messages) {
        return new Builder(new Prompt.Chat(messages));
    }

    /** A request of which only the prompt's length is known, in tokens, ≥ 0. */
    public static Builder lengthOnly(int promptTokens) {
        return new Builder(new Prompt.Lengths(promptTokens, Optional.empty()));
    }

    /** A request with any prompt. */
    public static Builder of(Prompt prompt) {
        return new Builder(prompt);
    }

    /** This request as a builder, to change a part of it. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Unique in its workload; empty before the compiler has given one. */
    public String id() {
        return id;
    }

    /** Whether the arrival is known. */
    public boolean hasArrival() {
        return arrivalNanos != NONE;
    }

    /**
     * Nanoseconds from the first request of the workload, ≥ 0.
     *
     * @throws IllegalStateException if {@link #hasArrival()} is false
     */
    public long arrivalNanos() {
        return arrivalOf(id, arrivalNanos);
    }

    public Prompt prompt() {
        return prompt;
    }

    /**
     * Prompt length as the file gives it: of a length-only prompt its length, with text a claim that only
     * validation looks at.
     */
    public OptionalInt promptTokens() {
        if (prompt instanceof Prompt.Lengths lengths) {
            return OptionalInt.of(lengths.tokens());
        }
        return optional(claimedPromptTokens);
    }

    /** Observed output length in tokens. */
    public OptionalInt outputTokens() {
        return optional(outputTokens);
    }

    /** The cap on the output in tokens, ≥ 1. */
    public OptionalInt maxOutputTokens() {
        return optional(maxOutputTokens);
    }

    /** Observed output length, else the cap, else empty: what {@code tokens.output} means. */
    public OptionalInt expectedOutputTokens() {
        return optional(outputTokens != NONE ? outputTokens : maxOutputTokens);
    }

    /** The session, if the request belongs to one. Never empty when present. */
    public Optional<String> sessionId() {
        return optional(sessionId);
    }

    /** Place in the session, from 0. */
    public OptionalInt turnId() {
        return optional(turnId);
    }

    /** The id of the earlier turn whose end this one waits for in causal replay. */
    public Optional<String> dependsOn() {
        return predecessor instanceof Predecessor.Turn turn ? Optional.of(turn.requestId()) : Optional.empty();
    }

    /** Wait after the end of {@link #dependsOn()}, milliseconds, ≥ 0. */
    public OptionalLong thinkTimeMillis() {
        return optional(thinkTimeMillis);
    }

    public Optional<String> model() {
        return optional(model);
    }

    public Optional<String> userId() {
        return optional(userId);
    }

    public Sampling sampling() {
        return sampling;
    }

    public Optional<Semantic> semantic() {
        return semantic;
    }

    /** The user's own labels: strings, numbers, booleans. Kept, never interpreted. */
    public Map<String, JsonValue> metadata() {
        return metadata;
    }

    private static long arrivalOf(String id, long arrivalNanos) {
        if (arrivalNanos == NONE) {
            throw new IllegalStateException("request " + id + " has no arrival time");
        }
        return arrivalNanos;
    }

    private static OptionalLong optional(long value) {
        return value == NONE ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalInt optional(int value) {
        return value == NONE ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<String> optional(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Request that
                && id.equals(that.id)
                && arrivalNanos == that.arrivalNanos
                && prompt.equals(that.prompt)
                && claimedPromptTokens == that.claimedPromptTokens
                && outputTokens == that.outputTokens
                && maxOutputTokens == that.maxOutputTokens
                && sessionId.equals(that.sessionId)
                && turnId == that.turnId
                && predecessor.equals(that.predecessor)
                && thinkTimeMillis == that.thinkTimeMillis
                && model.equals(that.model)
                && userId.equals(that.userId)
                && sampling.equals(that.sampling)
                && semantic.equals(that.semantic)
                && metadata.equals(that.metadata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, arrivalNanos, prompt, sessionId, turnId);
    }

    @Override
    public String toString() {
        return "request " + (id.isEmpty() ? "without id" : id);
    }

    /**
     * Collects the parts; refuses negative lengths and times. What was set so far can be asked: a reader of a dataset
     * hands out builders without id or arrival, and the compiler fills in what is missing.
     */
    public static final class Builder {
        private String id = "";
        private long arrivalNanos = NONE;
        private Prompt prompt;
        private int claimedPromptTokens = NONE;
        private int outputTokens = NONE;
        private int maxOutputTokens = NONE;
        private String sessionId = "";
        private int turnId = NONE;
        private Predecessor predecessor = Predecessor.none();
        private long thinkTimeMillis = NONE;
        private String model = "";
        private String userId = "";
        private Sampling sampling = Sampling.UNSET;
        private Optional<Semantic> semantic = Optional.empty();
        private Map<String, JsonValue> metadata = Map.of();

        private Builder(Prompt prompt) {
            this.prompt = Objects.requireNonNull(prompt, "prompt");
        }

        private Builder(Request request) {
            id = request.id;
            arrivalNanos = request.arrivalNanos;
            prompt = request.prompt;
            claimedPromptTokens = request.claimedPromptTokens;
            outputTokens = request.outputTokens;
            maxOutputTokens = request.maxOutputTokens;
            sessionId = request.sessionId;
            turnId = request.turnId;
            predecessor = request.predecessor;
            thinkTimeMillis = request.thinkTimeMillis;
            model = request.model;
            userId = request.userId;
            sampling = request.sampling;
            semantic = request.semantic;
            metadata = request.metadata;
        }

        public Builder withId(String id) {
            this.id = Objects.requireNonNull(id, "id");
            return this;
        }

        /** Nanoseconds from the first request, ≥ 0. */
        public Builder arrivingAt(long nanos) {
            arrivalNanos = nonNegative("arrival", nanos);
            return this;
        }

        public Builder withPrompt(Prompt prompt) {
            this.prompt = Objects.requireNonNull(prompt, "prompt");
            return this;
        }

        /** The block hashes of a length-only prompt. */
        public Builder withPrefix(PrefixBlocks blocks) {
            if (!(prompt instanceof Prompt.Lengths lengths)) {
                throw new IllegalStateException("prefix hashes belong to length-only prompts");
            }
            prompt = new Prompt.Lengths(lengths.tokens(), Optional.of(blocks), lengths.images());
            return this;
        }

        /** The length that the file claims for a prompt with text. */
        public Builder claimingPromptTokens(int tokens) {
            claimedPromptTokens = (int) nonNegative("prompt_tokens", tokens);
            return this;
        }

        public Builder withOutputTokens(int tokens) {
            outputTokens = (int) nonNegative("output_tokens", tokens);
            return this;
        }

        public Builder withMaxOutputTokens(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("max_output_tokens: found " + tokens + ", expected an integer ≥ 1");
            }
            maxOutputTokens = tokens;
            return this;
        }

        /** The session; empty means none. */
        public Builder inSession(String sessionId) {
            this.sessionId = Objects.requireNonNull(sessionId, "sessionId");
            return this;
        }

        /** Place in the session, from 0. */
        public Builder asTurn(int turnId) {
            this.turnId = (int) nonNegative("turn_id", turnId);
            return this;
        }

        /** Waits for the end of an earlier turn and then thinks, milliseconds. */
        public Builder dependingOn(String requestId, long thinkTimeMillis) {
            return dependingOn(Predecessor.turn(requestId)).thinking(thinkTimeMillis);
        }

        /** Waits for the end of an earlier turn; the think time is not said and counts as 0. */
        public Builder dependingOn(String requestId) {
            return dependingOn(Predecessor.turn(requestId));
        }

        /** Waits for that request, or for none; the think time is not said and counts as 0. */
        public Builder dependingOn(Predecessor predecessor) {
            this.predecessor = Objects.requireNonNull(predecessor, "predecessor");
            thinkTimeMillis = NONE;
            return this;
        }

        /** Wait after the end of the predecessor, milliseconds, ≥ 0. */
        public Builder thinking(long millis) {
            thinkTimeMillis = nonNegative("think_time_ms", millis);
            return this;
        }

        public Builder forModel(String model) {
            this.model = Objects.requireNonNull(model, "model");
            return this;
        }

        public Builder byUser(String userId) {
            this.userId = Objects.requireNonNull(userId, "userId");
            return this;
        }

        public Builder withSampling(Sampling sampling) {
            this.sampling = Objects.requireNonNull(sampling, "sampling");
            return this;
        }

        public Builder withSemantic(Semantic semantic) {
            this.semantic = Optional.of(semantic);
            return this;
        }

        public Builder withMetadata(Map<String, JsonValue> metadata) {
            this.metadata = metadata.isEmpty() ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
            return this;
        }

        /** As set so far; empty if it is not known yet. */
        public String id() {
            return id;
        }

        /** Whether an arrival has been set. */
        public boolean hasArrival() {
            return arrivalNanos != NONE;
        }

        /**
         * As set so far, nanoseconds.
         *
         * @throws IllegalStateException if {@link #hasArrival()} is false
         */
        public long arrivalNanos() {
            return arrivalOf(id, arrivalNanos);
        }

        /** As set so far. */
        public Prompt prompt() {
            return prompt;
        }

        /** As set so far: observed output length, else the cap, else empty. */
        public OptionalInt expectedOutputTokens() {
            return optional(outputTokens != NONE ? outputTokens : maxOutputTokens);
        }

        /** As set so far. */
        public Optional<String> sessionId() {
            return optional(sessionId);
        }

        /** As set so far. */
        public Predecessor predecessor() {
            return predecessor;
        }

        /** As set so far, milliseconds. */
        public OptionalLong thinkTimeMillis() {
            return Request.optional(thinkTimeMillis);
        }

        /** As set so far. */
        public Sampling sampling() {
            return sampling;
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if its predecessor is still {@linkplain Predecessor.PreviousTurn the previous
         *     turn}, whose id only a compiler knows
         */
        public Request build() {
            if (predecessor instanceof Predecessor.PreviousTurn) {
                throw new IllegalStateException("request " + id + " depends on the turn before it, expected its id");
            }
            return new Request(this);
        }

        private static long nonNegative(String field, long value) {
            if (value < 0) {
                throw new IllegalArgumentException(field + ": found " + value + ", expected an integer ≥ 0");
            }
            return value;
        }
    }
}
