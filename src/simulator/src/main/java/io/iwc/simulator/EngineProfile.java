package io.iwc.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server is: how long its steps take ({@link StepCost}), how large its KV cache is and by which rules it
 * schedules ({@link Scheduling}). The profiles that come along are YAML files, each with the measurements or data sheet
 * it was made from; {@link #read} takes one of your own. Immutable.
 *
 * @since 0.1
 */
public final class EngineProfile {
    private final String name;
    private final String version;
    private final String source;
    private final String model;
    private final String hardware;
    private final String checked;
    private final StepCost stepCost;
    private final Scheduling scheduling;
    private final int maxBatchedTokens;
    private final int maxSequences;
    private final int kvBlocks;
    private final int blockSize;

    private EngineProfile(Builder builder) {
        name = builder.name;
        version = builder.version;
        source = builder.source;
        model = builder.model;
        hardware = builder.hardware;
        checked = builder.checked;
        stepCost = builder.cost();
        scheduling = builder.scheduling;
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

    /**
     * The profile of a YAML file.
     *
     * @throws io.iwc.InvalidInputException with file, line and field of what is wrong
     */
    public static EngineProfile read(Path file) {
        return ProfileFile.read(file);
    }

    /**
     * The profile of that name, or of the file if it looks like one: if it ends in {@code .yaml}, {@code .yml} or
     * {@code .json} or has a separator of folders in it.
     *
     * @throws io.iwc.IwcException if there is none, or the file is at fault
     */
    public static EngineProfile of(String nameOrFile) {
        return isFile(nameOrFile) ? read(Path.of(nameOrFile)) : named(nameOrFile);
    }

    /** Whether this is the path of a profile rather than the name of one that comes along. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.endsWith(".yaml")
                || nameOrFile.endsWith(".yml")
                || nameOrFile.endsWith(".json")
                || nameOrFile.contains("/")
                || nameOrFile.contains(java.io.File.separator);
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
                .model(model)
                .hardware(hardware)
                .checked(checked)
                .stepCost(stepCost)
                .scheduling(scheduling)
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

    /** The model that was measured, or empty. */
    public String model() {
        return model;
    }

    /** What it ran on, or empty. */
    public String hardware() {
        return hardware;
    }

    /** How far off predictions were where they could be checked, or that they could not; empty if it is not said. */
    public String checked() {
        return checked;
    }

    /** How long steps take. */
    public StepCost stepCost() {
        return stepCost;
    }

    /** By which rules it schedules. */
    public Scheduling scheduling() {
        return scheduling;
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
                model,
                hardware,
                checked,
                stepCost,
                scheduling,
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
        private String model = "";
        private String hardware = "";
        private String checked = "";
        private @Nullable StepCost stepCost;
        private Scheduling scheduling = Scheduling.DEFAULT;
        private double stepOverheadSeconds;
        private double prefillSecondsPerToken;
        private int freePrefillTokens;
        private double prefillSecondsPerPair;
        private double decodeSecondsPerSequence;
        private double kvReadSecondsPerToken;
        private double mixedReadSecondsPerToken;
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

        /** The model that was measured; none unless given. */
        public Builder model(String text) {
            model = text;
            return this;
        }

        /** What it ran on; nothing unless given. */
        public Builder hardware(String text) {
            hardware = text;
            return this;
        }

        /** How far off predictions were where they could be checked; nothing unless given. */
        public Builder checked(String text) {
            checked = text;
            return this;
        }

        /** How long steps take, instead of the numbers that make up a {@link StepCost.Linear} one by one. */
        public Builder stepCost(StepCost cost) {
            if (cost instanceof StepCost.Linear linear) { // each of whose numbers may then be replaced
                stepOverheadSeconds = linear.stepOverheadSeconds();
                prefillSecondsPerToken = linear.prefillSecondsPerToken();
                freePrefillTokens = linear.freePrefillTokens();
                prefillSecondsPerPair = linear.prefillSecondsPerPair();
                decodeSecondsPerSequence = linear.decodeSecondsPerSequence();
                kvReadSecondsPerToken = linear.kvReadSecondsPerToken();
                mixedReadSecondsPerToken = linear.mixedReadSecondsPerToken();
            }
            stepCost = cost;
            return this;
        }

        /** By which rules it schedules, {@link Scheduling#DEFAULT} unless given. */
        public Builder scheduling(Scheduling rules) {
            scheduling = rules;
            return this;
        }

        /** Fixed cost of a step, above zero. */
        public Builder stepOverheadSeconds(double seconds) {
            stepOverheadSeconds = seconds;
            stepCost = null;
            return this;
        }

        /** Cost of each prompt token computed in a step, ≥ 0. */
        public Builder prefillSecondsPerToken(double seconds) {
            prefillSecondsPerToken = seconds;
            stepCost = null;
            return this;
        }

        /** Cost of each prompt token for each token that it attends to, itself included, ≥ 0. */
        public Builder prefillSecondsPerPair(double seconds) {
            prefillSecondsPerPair = seconds;
            stepCost = null;
            return this;
        }

        /** Cost of each sequence that decodes in a step, ≥ 0. */
        public Builder decodeSecondsPerSequence(double seconds) {
            decodeSecondsPerSequence = seconds;
            stepCost = null;
            return this;
        }

        /** Cost of each token of context that decoding reads, ≥ 0. */
        public Builder kvReadSecondsPerToken(double seconds) {
            kvReadSecondsPerToken = seconds;
            stepCost = null;
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
            atLeastOne("maxSequences", maxSequences);
            atLeastOne("kvBlocks", kvBlocks);
            atLeastOne("blockSize", blockSize);
            if (maxBatchedTokens < maxSequences) {
                throw fault("maxBatchedTokens", maxBatchedTokens, "at least maxSequences (" + maxSequences + ")");
            }
            return new EngineProfile(this);
        }

        private StepCost cost() {
            return stepCost != null
                    ? stepCost
                    : new StepCost.Linear(
                            stepOverheadSeconds,
                            prefillSecondsPerToken,
                            freePrefillTokens,
                            prefillSecondsPerPair,
                            decodeSecondsPerSequence,
                            kvReadSecondsPerToken,
                            mixedReadSecondsPerToken);
        }
    }

    static void notNegative(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw fault(field, value, "a number ≥ 0");
        }
    }

    static void atLeastOne(String field, int value) {
        if (value < 1) {
            throw fault(field, value, "an integer ≥ 1");
        }
    }

    static IllegalArgumentException fault(String field, Number found, String expected) {
        return new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
    }
}
