package io.iwc.dataset;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.tokens.Tokenizer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a dataset becomes a workload. Start from {@link #defaults()} and change what differs.
 *
 * @param format of the input
 * @param mode what becomes a request in conversations
 * @param arrival when requests arrive; empty keeps recorded times, else one every 100 ms
 * @param rng what random arrivals are drawn from
 * @param seed root seed
 * @param timeScale factor on recorded times, &gt; 0
 * @param thinkSeconds between the turns of a conversation, ≥ 0
 * @param maxOutputTokens cap of text requests that bring neither a cap nor an observed output length, ≥ 1
 * @param temperature of text requests that bring no sampling, ≥ 0
 * @param topP of the same, 0..1
 * @param streaming whether their answers are to be streamed
 * @param limit requests kept, 0 = all
 * @param userTag before user turns in session mode
 * @param assistantTag before assistant turns in session mode
 * @param separator between turns in session mode
 * @param tokenizer counts recorded answers, if given
 * @param skipBad leave bad rows out and count them, instead of failing
 * @param details what only some formats ask
 * @since 0.1
 */
public record CompileOptions(
        DatasetFormat format,
        ConversationMode mode,
        Optional<ArrivalProcess> arrival,
        Rng rng,
        long seed,
        double timeScale,
        double thinkSeconds,
        int maxOutputTokens,
        double temperature,
        double topP,
        boolean streaming,
        long limit,
        String userTag,
        String assistantTag,
        String separator,
        Optional<Tokenizer> tokenizer,
        boolean skipBad,
        FormatDetails details) {
    public CompileOptions {
        require(timeScale > 0 && timeScale < Double.POSITIVE_INFINITY, "time scale", timeScale, "a number > 0");
        require(thinkSeconds >= 0 && thinkSeconds < 1e9, "think seconds", thinkSeconds, "a number of seconds ≥ 0");
        require(maxOutputTokens >= 1, "max output tokens", maxOutputTokens, "an integer ≥ 1");
        require(temperature >= 0 && temperature < Double.POSITIVE_INFINITY, "temperature", temperature, "a number ≥ 0");
        require(topP >= 0 && topP <= 1, "top p", topP, "a number 0..1");
        require(limit >= 0, "limit", limit, "an integer ≥ 0 (0 = all)");
    }

    /** What {@code iwc compile} does without options, bytes of the original. */
    public static CompileOptions defaults() {
        return new CompileOptions(
                DatasetFormat.AUTO,
                ConversationMode.AUTO,
                Optional.empty(),
                Rng.PCG64,
                42,
                1.0,
                5.0,
                128,
                0.0,
                1.0,
                false,
                0,
                "User",
                "Assistant",
                "\n",
                Optional.empty(),
                false,
                FormatDetails.NONE);
    }

    private static void require(boolean holds, String option, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(option + ": found " + found + ", expected " + expected);
        }
    }

    /** As {@link #defaults()}, for one format. */
    public static CompileOptions of(DatasetFormat format) {
        return defaults().toBuilder().format(format).build();
    }

    /** Every option by the name it has in manifests; the arrival process is recorded separately. */
    SortedMap<String, Object> config() {
        var config = new TreeMap<String, Object>();
        config.put("assistant_tag", assistantTag);
        config.put("format", format.id());
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
        return config;
    }

    /** These options, to change some of them. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Options that differ from others in what is set here; see the record for what each means. */
    public static final class Builder {
        private DatasetFormat format;
        private ConversationMode mode;
        private Optional<ArrivalProcess> arrival;
        private Rng rng;
        private long seed;
        private double timeScale;
        private double thinkSeconds;
        private int maxOutputTokens;
        private double temperature;
        private double topP;
        private boolean streaming;
        private long limit;
        private String userTag;
        private String assistantTag;
        private String separator;
        private Optional<Tokenizer> tokenizer;
        private boolean skipBad;
        private FormatDetails details;

        private Builder(CompileOptions options) {
            format = options.format;
            mode = options.mode;
            arrival = options.arrival;
            rng = options.rng;
            seed = options.seed;
            timeScale = options.timeScale;
            thinkSeconds = options.thinkSeconds;
            maxOutputTokens = options.maxOutputTokens;
            temperature = options.temperature;
            topP = options.topP;
            streaming = options.streaming;
            limit = options.limit;
            userTag = options.userTag;
            assistantTag = options.assistantTag;
            separator = options.separator;
            tokenizer = options.tokenizer;
            skipBad = options.skipBad;
            details = options.details;
        }

        public Builder format(DatasetFormat format) {
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
            return this;
        }

        public Builder temperature(double temperature) {
            this.temperature = temperature;
            return this;
        }

        public Builder topP(double topP) {
            this.topP = topP;
            return this;
        }

        public Builder streaming(boolean streaming) {
            this.streaming = streaming;
            return this;
        }

        public Builder limit(long limit) {
            this.limit = limit;
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

        public CompileOptions build() {
            return new CompileOptions(
                    format,
                    mode,
                    arrival,
                    rng,
                    seed,
                    timeScale,
                    thinkSeconds,
                    maxOutputTokens,
                    temperature,
                    topP,
                    streaming,
                    limit,
                    userTag,
                    assistantTag,
                    separator,
                    tokenizer,
                    skipBad,
                    details);
        }
    }
}
