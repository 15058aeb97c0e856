package io.iwc.workload;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.internal.ManifestClaim;
import io.iwc.workload.internal.ManifestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a workload came to be, enough to make it again: the content of {@code <output>.manifest.yaml}. Holds no clock,
 * host or absolute path.
 * Immutable.
 *
 * @since 0.1
 */
public final class Manifest {
    /** Schema id of the manifest file. */
    public static final String SCHEMA = "iwc-manifest/1";

    private static final String ARRIVALS = "arrivals";
    private static final String KIND = "kind";
    /** The compiler of a workload that was made again from the numbers of a fingerprint. */
    public static final String RESYNTHESIS = "resynthesis";

    private static final String ORDINALS = "ordinals";
    private static final String TRACE = "trace";

    private final String compiler;
    private final List<Input> inputs;
    private final Optional<TokenizerRef> tokenizer;
    private final Map<String, Object> arrival;
    private final OptionalLong seed;
    private final List<String> streams;
    private final SortedMap<String, Long> skipped;
    private final SortedMap<String, Long> unread;
    private final SortedMap<String, Object> config;

    private Manifest(Builder builder) {
        compiler = builder.compiler;
        inputs = List.copyOf(builder.inputs);
        tokenizer = builder.tokenizer;
        arrival = Collections.unmodifiableMap(plain(new LinkedHashMap<>(builder.arrival)));
        seed = builder.seed;
        streams = List.copyOf(builder.streams);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(builder.skipped));
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(builder.unread));
        config = Collections.unmodifiableSortedMap(plain(new TreeMap<>(builder.config)));
    }

    /** Every integer as a {@code Long}, so that a manifest equals the one read back from its file. */
    private static <M extends Map<String, Object>> M plain(M values) {
        values.replaceAll((name, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
        return values;
    }

    /** A manifest that says no more than what made the workload. */
    public static Manifest of(String compiler) {
        return builder(compiler).build();
    }

    /**
     * Starts a manifest.
     *
     * @param compiler format name ({@code sharegpt}, {@code synth}, {@code captured} …)
     */
    public static Builder builder(String compiler) {
        return new Builder(compiler);
    }

    /** A builder that starts from this manifest. */
    public Builder toBuilder() {
        return builder(compiler)
                .inputs(inputs)
                .tokenizer(tokenizer)
                .arrival(arrival)
                .seed(seed)
                .streams(streams)
                .skipped(skipped)
                .unread(unread)
                .config(config);
    }

    /**
     * The manifest of a workload file, if there is one.
     *
     * @throws io.iwc.IwcException if it cannot be read or is not a manifest of this major version
     */
    public static Optional<Manifest> forFile(Path workload) {
        var file = pathFor(workload);
        ManifestClaim.recover(workload);
        return Files.exists(file) ? Optional.of(ManifestFile.read(file)) : Optional.empty();
    }

    /** The path of the manifest of a workload file, whether it exists or not. */
    public static Path pathFor(Path workload) {
        return workload.resolveSibling(workload.getFileName() + ".manifest.yaml");
    }

    /** Format name ({@code sharegpt}, {@code synth}, {@code captured} …). */
    public String compiler() {
        return compiler;
    }

    /** The files read, by name and content. */
    public List<Input> inputs() {
        return inputs;
    }

    /** The tokenizer that counted anything, with the hash of its data if it has one. */
    public Optional<TokenizerRef> tokenizer() {
        return tokenizer;
    }

    /**
     * Kind and parameters of the arrival process, generator and seed; or where the trace's own times began; or the kind
     * {@code ordinals} where arrivals say only an order.
     */
    public Map<String, Object> arrival() {
        return arrival;
    }

    /** The root seed. */
    public OptionalLong seed() {
        return seed;
    }

    /** The named random streams drawn from. */
    public List<String> streams() {
        return streams;
    }

    /** How many records were left out, by reason. */
    public SortedMap<String, Long> skipped() {
        return skipped;
    }

    /** Keys or columns of the input that no reader asks for, and how many records have them with a value. */
    public SortedMap<String, Long> unread() {
        return unread;
    }

    /** Every option with its value, defaults included. */
    public SortedMap<String, Object> config() {
        return config;
    }

    /** Whether arrivals are times or only an order. */
    public ArrivalMeaning arrivalMeaning() {
        return ORDINALS.equals(arrival.get(KIND)) ? ArrivalMeaning.ORDER_ONLY : ArrivalMeaning.TIMES;
    }

    /**
     * The kind of process that placed the requests, {@code fixed-step}; empty if the times are recorded, only an order,
     * or of unknown origin.
     */
    public Optional<String> madeArrivals() {
        return arrival.get(KIND) instanceof String kind && !kind.equals(TRACE) && !kind.equals(ORDINALS)
                ? Optional.of(kind)
                : Optional.empty();
    }

    /**
     * The same, for requests that were placed by a process.
     *
     * @param seed what its stream {@code arrivals} was given
     */
    public Manifest withArrival(ArrivalProcess process, long seed, Rng rng) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(KIND, process.kind());
        fields.putAll(process.parameters());
        if (!process.isRandom()) {
            return withArrival(fields, this.seed, streams);
        }
        fields.put("rng", rng.id());
        fields.put("seed", seed);
        fields.put("stream", ARRIVALS);
        var drawn = new TreeSet<>(streams);
        drawn.add(ARRIVALS);
        return withArrival(fields, OptionalLong.of(seed), List.copyOf(drawn));
    }

    /**
     * The same, for requests that keep the times of a recording.
     *
     * @param origin the first stamp as it stood in the file
     * @param timeScale factor on the times since then
     */
    public Manifest withRecordedArrival(String origin, double timeScale) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(KIND, TRACE);
        fields.put("origin", origin);
        fields.put("time_scale", timeScale);
        return withArrival(fields, seed, streams);
    }

    /** The same, for requests whose arrivals mean something else. */
    Manifest withArrivalsAs(ArrivalMeaning meaning) {
        if (meaning == arrivalMeaning()) {
            return this;
        }
        Map<String, Object> fields = meaning == ArrivalMeaning.ORDER_ONLY ? Map.of(KIND, ORDINALS) : Map.of();
        return withArrival(fields, seed, streams);
    }

    Manifest stretchedTo(double requestsPerSecond) {
        var fields = new LinkedHashMap<>(withArrivalsAs(ArrivalMeaning.TIMES).arrival);
        fields.put("stretched_to_rps", requestsPerSecond);
        return withArrival(fields, seed, streams);
    }

    private Manifest withArrival(Map<String, Object> arrival, OptionalLong seed, List<String> streams) {
        return toBuilder().arrival(arrival).seed(seed).streams(streams).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Manifest manifest && parts().equals(manifest.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Manifest" + parts();
    }

    private List<Object> parts() {
        return List.of(compiler, inputs, tokenizer, arrival, seed, streams, skipped, unread, config);
    }

    /**
     * Collects a manifest; what is not given is empty.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String compiler;
        private List<Input> inputs = List.of();
        private Optional<TokenizerRef> tokenizer = Optional.empty();
        private Map<String, Object> arrival = Map.of();
        private OptionalLong seed = OptionalLong.empty();
        private List<String> streams = List.of();
        private Map<String, Long> skipped = Map.of();
        private Map<String, Long> unread = Map.of();
        private Map<String, Object> config = Map.of();

        private Builder(String compiler) {
            this.compiler = Objects.requireNonNull(compiler, "compiler");
        }

        /** The files read, by name and content. */
        public Builder inputs(List<Input> files) {
            inputs = files;
            return this;
        }

        /** The tokenizer that counted anything. */
        public Builder tokenizer(TokenizerRef reference) {
            return tokenizer(Optional.of(reference));
        }

        /** The tokenizer that counted anything, if one did. */
        public Builder tokenizer(Optional<TokenizerRef> reference) {
            tokenizer = reference;
            return this;
        }

        /** Kind and parameters of the arrivals, as {@link Manifest#arrival} has them. */
        public Builder arrival(Map<String, ?> fields) {
            arrival = new LinkedHashMap<>(fields);
            return this;
        }

        /** The root seed. */
        public Builder seed(long root) {
            return seed(OptionalLong.of(root));
        }

        /** The root seed, if there is one. */
        public Builder seed(OptionalLong root) {
            seed = root;
            return this;
        }

        /** The named random streams drawn from. */
        public Builder streams(List<String> names) {
            streams = names;
            return this;
        }

        /** How many records were left out, by reason. */
        public Builder skipped(Map<String, Long> byReason) {
            skipped = byReason;
            return this;
        }

        /** Keys or columns that no reader asks for, and how many records have them. */
        public Builder unread(Map<String, Long> byKey) {
            unread = byKey;
            return this;
        }

        /** Every option with its value, defaults included. */
        public Builder config(Map<String, Object> options) {
            config = options;
            return this;
        }

        /** The manifest. */
        public Manifest build() {
            return new Manifest(this);
        }
    }

    /**
     * A file that was read.
     *
     * @param name file name only
     * @param sha256 of its bytes, hex
     * @param bytes its size
     */
    public record Input(String name, String sha256, long bytes) {}

    /**
     * The tokenizer behind a count.
     *
     * @param id as in {@code tokenizer.id}
     * @param sha256 of its data, hex, where the id does not fix it
     */
    public record TokenizerRef(String id, Optional<String> sha256) {
        // Spelled out: a JVM takes milliseconds to make what it derives, and the first test waits for this one.
        @Override
        public boolean equals(Object other) {
            return other instanceof TokenizerRef that && id.equals(that.id) && sha256.equals(that.sha256);
        }

        @Override
        public int hashCode() {
            return 31 * id.hashCode() + sha256.hashCode();
        }
    }
}
