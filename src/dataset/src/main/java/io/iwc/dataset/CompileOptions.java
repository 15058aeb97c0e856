package io.iwc.dataset;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.WorkloadDefaults;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a dataset becomes a workload. Start from {@link #defaults()} and change what differs. Immutable.
 *
 * @since 0.1
 */
public final class CompileOptions {
    private static final double MOST_TIME_SCALE = 1e6;

    private final String format;
    private final ConversationMode mode;
    private final Optional<ArrivalProcess> arrival;
    private final Rng rng;
    private final long seed;
    private final double timeScale;
    private final double thinkSeconds;
    private final int maxOutputTokens;
    private final boolean capped;
    private final boolean sampled;
    private final double temperature;
    private final double topP;
    private final boolean streaming;
    private final long limit;
    private final Window window;
    private final String userTag;
    private final String assistantTag;
    private final String separator;
    private final Optional<Tokenizer> tokenizer;
    private final boolean skipBad;
    private final FormatDetails details;

    private CompileOptions(Builder builder) {
        format = builder.format;
        mode = builder.mode;
        arrival = builder.arrival;
        rng = builder.rng;
        seed = builder.seed;
        timeScale = builder.timeScale;
        thinkSeconds = builder.thinkSeconds;
        maxOutputTokens = builder.maxOutputTokens;
        capped = builder.capped;
        sampled = builder.sampled;
        temperature = builder.temperature;
        topP = builder.topP;
        streaming = builder.streaming;
        limit = builder.limit;
        window = builder.window;
        userTag = builder.userTag;
        assistantTag = builder.assistantTag;
        separator = builder.separator;
        tokenizer = builder.tokenizer;
        skipBad = builder.skipBad;
        details = builder.details;
        require(
                timeScale > 0 && timeScale <= MOST_TIME_SCALE,
                "time scale",
                timeScale,
                "a number > 0, at most 1000000");
        require(thinkSeconds >= 0 && thinkSeconds < 1e9, "think seconds", thinkSeconds, "a number of seconds ≥ 0");
        require(maxOutputTokens >= 1, "max output tokens", maxOutputTokens, "an integer ≥ 1");
        require(temperature >= 0 && temperature < Double.POSITIVE_INFINITY, "temperature", temperature, "a number ≥ 0");
        require(topP >= 0 && topP <= 1, "top p", topP, "a number 0..1");
        require(limit >= 0, "limit", limit, "an integer ≥ 0 (0 = all)");
    }

    /** What {@code iwc compile} does without options, bytes of the original. */
    public static CompileOptions defaults() {
        return new Builder().build();
    }

    /** As {@link #defaults()}, for one format by its name. */
    public static CompileOptions of(String format) {
        return new Builder().format(format).build();
    }

    /** These options, to change some of them. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Name of the format of the input, or {@link DatasetFormat#AUTO}. */
    public String format() {
        return format;
    }

    /** What becomes a request in conversations. */
    public ConversationMode mode() {
        return mode;
    }

    /** When requests arrive; empty keeps recorded times, else one every 100 ms. */
    public Optional<ArrivalProcess> arrival() {
        return arrival;
    }

    /** What random arrivals are drawn from. */
    public Rng rng() {
        return rng;
    }

    /** Root seed. */
    public long seed() {
        return seed;
    }

    /** Factor on recorded times and on think times, &gt; 0 and at most 1 000 000. */
    public double timeScale() {
        return timeScale;
    }

    /** Between the turns of a conversation, ≥ 0. */
    public double thinkSeconds() {
        return thinkSeconds;
    }

    /**
     * Cap of text requests that bring neither a cap nor an observed output length, ≥ 1. Asked for by name, it also
     * stands for recorded answers that no {@link #tokenizer()} was named for.
     */
    public int maxOutputTokens() {
        return maxOutputTokens;
    }

    /** Whether a cap was asked for, so that recorded answers are not counted unless a tokenizer is named. */
    boolean isCapped() {
        return capped;
    }

    /** Whether sampling parameters were asked for, so that requests of a log without them get them, too. */
    boolean isSampled() {
        return sampled;
    }

    /** Of text requests that bring no sampling, ≥ 0. */
    public double temperature() {
        return temperature;
    }

    /** Of text requests that bring no sampling, 0..1. */
    public double topP() {
        return topP;
    }

    /** Whether the answers of text requests that bring no sampling are to be streamed. */
    public boolean streaming() {
        return streaming;
    }

    /** Requests kept, 0 = all. */
    public long limit() {
        return limit;
    }

    /** The part of the requests that is kept; the limit counts within it. */
    public Window window() {
        return window;
    }

    /** Before user turns in session mode. */
    public String userTag() {
        return userTag;
    }

    /** Before assistant turns in session mode. */
    public String assistantTag() {
        return assistantTag;
    }

    /** Between turns in session mode. */
    public String separator() {
        return separator;
    }

    /** Counts recorded answers; if none is named, {@link io.iwc.tokens.Tokenizers#standard()} does. */
    public Optional<Tokenizer> tokenizer() {
        return tokenizer;
    }

    /** Whether bad rows are left out and counted, instead of failing. */
    public boolean skipBad() {
        return skipBad;
    }

    /** What only some formats ask. */
    public FormatDetails details() {
        return details;
    }

    /** Every option by the name it has in manifests; the arrival process is recorded separately. */
    SortedMap<String, Object> config() {
        var config = new TreeMap<String, Object>();
        config.put("assistant_tag", assistantTag);
        config.put("format", format);
        config.put("limit", limit);
        config.put("max_output_tokens", maxOutputTokens);
        config.put("mode", mode.id());
        config.put("rng", rng.id());
        config.put("seed", seed);
        config.put("separator", separator);
        config.put("skip_bad", skipBad);
        config.put("streaming", streaming);
        config.put("temperature", temperature);
        config.put("think_seconds", thinkSeconds);
        config.put("time_scale", timeScale);
        config.put("top_p", topP);
        config.put("user_tag", userTag);
        details.addTo(config);
        window.addTo(config);
        return config;
    }

    private static void require(boolean holds, String option, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(option + ": found " + found + ", expected " + expected);
        }
    }

    /** Options that differ from others in what is set here; each means what {@link CompileOptions} says of it. */
    public static final class Builder {
        private String format = DatasetFormat.AUTO;
        private ConversationMode mode = ConversationMode.AUTO;
        private Optional<ArrivalProcess> arrival = Optional.empty();
        private Rng rng = Rng.PCG64;
        private long seed = WorkloadDefaults.SEED;
        private double timeScale = 1.0;
        private double thinkSeconds = WorkloadDefaults.THINK_SECONDS;
        private int maxOutputTokens = WorkloadDefaults.MAX_OUTPUT_TOKENS;
        private boolean capped;
        private boolean sampled;
        private double temperature;
        private double topP = 1.0;
        private boolean streaming;
        private long limit;
        private Window window = Window.ALL;
        private String userTag = "User";
        private String assistantTag = "Assistant";
        private String separator = "\n";
        private Optional<Tokenizer> tokenizer = Optional.empty();
        private boolean skipBad;
        private FormatDetails details = FormatDetails.NONE;

        private Builder() {}

        private Builder(CompileOptions options) {
            format = options.format;
            mode = options.mode;
            arrival = options.arrival;
            rng = options.rng;
            seed = options.seed;
            timeScale = options.timeScale;
            thinkSeconds = options.thinkSeconds;
            maxOutputTokens = options.maxOutputTokens;
            capped = options.capped;
            sampled = options.sampled;
            temperature = options.temperature;
            topP = options.topP;
            streaming = options.streaming;
            limit = options.limit;
            window = options.window;
            userTag = options.userTag;
            assistantTag = options.assistantTag;
            separator = options.separator;
            tokenizer = options.tokenizer;
            skipBad = options.skipBad;
            details = options.details;
        }

        public Builder format(String format) {
            this.format = format;
            return this;
        }

        public Builder mode(ConversationMode mode) {
            this.mode = mode;
            return this;
        }

        public Builder arrival(ArrivalProcess arrival) {
            this.arrival = Optional.of(arrival);
            return this;
        }

        public Builder rng(Rng rng) {
            this.rng = rng;
            return this;
        }

        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Builder timeScale(double timeScale) {
            this.timeScale = timeScale;
            return this;
        }

        public Builder thinkSeconds(double thinkSeconds) {
            this.thinkSeconds = thinkSeconds;
            return this;
        }

        public Builder maxOutputTokens(int maxOutputTokens) {
            this.maxOutputTokens = maxOutputTokens;
            capped = true;
            return this;
        }

        public Builder temperature(double temperature) {
            this.temperature = temperature;
            sampled = true;
            return this;
        }

        public Builder topP(double topP) {
            this.topP = topP;
            sampled = true;
            return this;
        }

        public Builder streaming(boolean streaming) {
            this.streaming = streaming;
            sampled = true;
            return this;
        }

        public Builder limit(long limit) {
            this.limit = limit;
            return this;
        }

        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        public Builder userTag(String userTag) {
            this.userTag = userTag;
            return this;
        }

        public Builder assistantTag(String assistantTag) {
            this.assistantTag = assistantTag;
            return this;
        }

        public Builder separator(String separator) {
            this.separator = separator;
            return this;
        }

        public Builder tokenizer(Tokenizer tokenizer) {
            this.tokenizer = Optional.of(tokenizer);
            return this;
        }

        public Builder skipBad(boolean skipBad) {
            this.skipBad = skipBad;
            return this;
        }

        public Builder details(FormatDetails details) {
            this.details = details;
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public CompileOptions build() {
            return new CompileOptions(this);
        }
    }
}
