package io.iwc.simulator;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server costs: a step's time in seconds is {@code stepOverhead + prefillPerToken · prefill tokens +
 * decodePerSequence · decoding sequences + kvReadPerToken · tokens of context read}. The profiles that come along are
 * in {@code profiles.json}, each with the measurements it was fitted to. Immutable.
 *
 * @since 0.1
 */
public final class EngineProfile {
    private final String name;
    private final String version;
    private final String source;
    private final double stepOverheadSeconds;
    private final double prefillSecondsPerToken;
    private final double decodeSecondsPerSequence;
    private final double kvReadSecondsPerToken;
    private final int maxBatchedTokens;
    private final int maxSequences;
    private final int kvBlocks;
    private final int blockSize;

    private EngineProfile(Builder builder) {
        name = builder.name;
        version = builder.version;
        source = builder.source;
        stepOverheadSeconds = builder.stepOverheadSeconds;
        prefillSecondsPerToken = builder.prefillSecondsPerToken;
        decodeSecondsPerSequence = builder.decodeSecondsPerSequence;
        kvReadSecondsPerToken = builder.kvReadSecondsPerToken;
        maxBatchedTokens = builder.maxBatchedTokens;
        maxSequences = builder.maxSequences;
        kvBlocks = builder.kvBlocks;
        blockSize = builder.blockSize;
    }

    /**
     * The profile of that name.
     *
     * @throws io.iwc.IwcException if there is none; the message lists all
     */
    public static EngineProfile named(String name) {
        return Profiles.named(name);
    }

    /** The names of all profiles that come along, in alphabetical order. */
    public static List<String> names() {
        return Profiles.names();
    }

    /**
     * Starts a profile of one's own. Costs that are not given are 0; {@link Builder#stepOverheadSeconds} and the limits
     * must be given.
     *
     * @param name what reports and messages call it
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * A builder that starts from the numbers of this profile.
     *
     * @param name of the new profile
     */
    public Builder toBuilder(String name) {
        return builder(name)
                .version(version)
                .source(source)
                .stepOverheadSeconds(stepOverheadSeconds)
                .prefillSecondsPerToken(prefillSecondsPerToken)
                .decodeSecondsPerSequence(decodeSecondsPerSequence)
                .kvReadSecondsPerToken(kvReadSecondsPerToken)
                .maxBatchedTokens(maxBatchedTokens)
                .maxSequences(maxSequences)
                .kvBlocks(kvBlocks)
                .blockSize(blockSize);
    }

    /** As asked for. */
    public String name() {
        return name;
    }

    /** Version of the numbers; part of a baseline's environment. */
    public String version() {
        return version;
    }

    /** Whose measurements, of which model on which hardware; or that the numbers are made up. */
    public String source() {
        return source;
    }

    /** Fixed cost of a step, in seconds, above zero. */
    public double stepOverheadSeconds() {
        return stepOverheadSeconds;
    }

    /** Seconds for each prompt token computed in a step, ≥ 0. */
    public double prefillSecondsPerToken() {
        return prefillSecondsPerToken;
    }

    /** Seconds for each sequence that decodes in a step, ≥ 0. */
    public double decodeSecondsPerSequence() {
        return decodeSecondsPerSequence;
    }

    /** Seconds for each token of context that decoding reads, ≥ 0. */
    public double kvReadSecondsPerToken() {
        return kvReadSecondsPerToken;
    }

    /** Tokens computed in one step at most (chunked prefill); at least {@link #maxSequences}. */
    public int maxBatchedTokens() {
        return maxBatchedTokens;
    }

    /** Sequences running at once at most, ≥ 1. */
    public int maxSequences() {
        return maxSequences;
    }

    /** Blocks of the KV cache, ≥ 1. */
    public int kvBlocks() {
        return kvBlocks;
    }

    /** Tokens a block, ≥ 1. */
    public int blockSize() {
        return blockSize;
    }

    /** Tokens that the KV cache holds. */
    public long kvTokens() {
        return (long) kvBlocks * blockSize;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EngineProfile profile && parts().equals(profile.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "EngineProfile" + parts();
    }

    private List<Object> parts() {
        return List.of(
                name,
                version,
                source,
                stepOverheadSeconds,
                prefillSecondsPerToken,
                decodeSecondsPerSequence,
                kvReadSecondsPerToken,
                maxBatchedTokens,
                maxSequences,
                kvBlocks,
                blockSize);
    }

    /**
     * Collects a profile.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String name;
        private String version = "1";
        private String source = "made up";
        private double stepOverheadSeconds;
        private double prefillSecondsPerToken;
        private double decodeSecondsPerSequence;
        private double kvReadSecondsPerToken;
        private int maxBatchedTokens;
        private int maxSequences;
        private int kvBlocks;
        private int blockSize;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Version of the numbers, {@code 1} unless given; part of a baseline's environment. */
        public Builder version(String text) {
            version = text;
            return this;
        }

        /** Whose measurements, of which model on which hardware; {@code made up} unless given. */
        public Builder source(String text) {
            source = text;
            return this;
        }

        /** Fixed cost of a step, above zero. */
        public Builder stepOverheadSeconds(double seconds) {
            stepOverheadSeconds = seconds;
            return this;
        }

        /** Cost of each prompt token computed in a step, ≥ 0. */
        public Builder prefillSecondsPerToken(double seconds) {
            prefillSecondsPerToken = seconds;
            return this;
        }

        /** Cost of each sequence that decodes in a step, ≥ 0. */
        public Builder decodeSecondsPerSequence(double seconds) {
            decodeSecondsPerSequence = seconds;
            return this;
        }

        /** Cost of each token of context that decoding reads, ≥ 0. */
        public Builder kvReadSecondsPerToken(double seconds) {
            kvReadSecondsPerToken = seconds;
            return this;
        }

        /** Tokens computed in one step at most (chunked prefill); at least the sequences running at once. */
        public Builder maxBatchedTokens(int tokens) {
            maxBatchedTokens = tokens;
            return this;
        }

        /** Sequences running at once at most, ≥ 1. */
        public Builder maxSequences(int sequences) {
            maxSequences = sequences;
            return this;
        }

        /** Blocks of the KV cache, ≥ 1. */
        public Builder kvBlocks(int blocks) {
            kvBlocks = blocks;
            return this;
        }

        /** Tokens a block, ≥ 1. */
        public Builder blockSize(int tokens) {
            blockSize = tokens;
            return this;
        }

        /**
         * The profile.
         *
         * @throws IllegalArgumentException if a number is missing or out of its range
         */
        public EngineProfile build() {
            if (!(stepOverheadSeconds > 0) || Double.isInfinite(stepOverheadSeconds)) {
                throw fault("stepOverheadSeconds", stepOverheadSeconds, "a number above zero");
            }
            notNegative("prefillSecondsPerToken", prefillSecondsPerToken);
            notNegative("decodeSecondsPerSequence", decodeSecondsPerSequence);
            notNegative("kvReadSecondsPerToken", kvReadSecondsPerToken);
            atLeastOne("maxSequences", maxSequences);
            atLeastOne("kvBlocks", kvBlocks);
            atLeastOne("blockSize", blockSize);
            if (maxBatchedTokens < maxSequences) {
                throw fault("maxBatchedTokens", maxBatchedTokens, "at least maxSequences (" + maxSequences + ")");
            }
            return new EngineProfile(this);
        }

        private static void notNegative(String field, double value) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw fault(field, value, "a number ≥ 0");
            }
        }

        private static void atLeastOne(String field, int value) {
            if (value < 1) {
                throw fault(field, value, "an integer ≥ 1");
            }
        }

        private static IllegalArgumentException fault(String field, Number found, String expected) {
            return new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
        }
    }
}
