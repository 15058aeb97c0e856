package io.iwc.workload;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.arrival.Rng;
import io.iwc.workload.Workload.ArrivalMeaning;
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

/**
 * How a workload came to be, enough to make it again: the content of {@code <output>.manifest.yaml}. Holds no clock,
 * host or absolute path.
 *
 * @param compiler format name ({@code sharegpt}, {@code synth}, {@code captured} …)
 * @param inputs the files read, by name and content
 * @param tokenizer id of the tokenizer that counted anything, with the hash of its data if it has one
 * @param arrival kind and parameters of the process, generator and seed; or where the trace's own times began; or the
 *     kind {@code ordinals} where arrivals say only an order
 * @param seed the root seed
 * @param streams the named random streams drawn from
 * @param skipped what was left out, by reason
 * @param config every option with its value, defaults included
 * @since 0.1
 */
public record Manifest(
        String compiler,
        List<Input> inputs,
        Optional<TokenizerRef> tokenizer,
        Map<String, Object> arrival,
        OptionalLong seed,
        List<String> streams,
        SortedMap<String, Long> skipped,
        SortedMap<String, Object> config) {
    /** Schema id of the manifest file. */
    public static final String SCHEMA = "iwc-manifest/1";

    private static final String ARRIVALS = "arrivals";
    private static final String KIND = "kind";
    /** The compiler of a workload that was made again from the numbers of a fingerprint. */
    public static final String RESYNTHESIS = "resynthesis";

    private static final String ORDINALS = "ordinals";

    public Manifest {
        Objects.requireNonNull(compiler, "compiler");
        inputs = List.copyOf(inputs);
        arrival = Collections.unmodifiableMap(plain(new LinkedHashMap<>(arrival)));
        streams = List.copyOf(streams);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        config = Collections.unmodifiableSortedMap(plain(new TreeMap<>(config)));
    }

    /** Every integer as a {@code Long}, so that a manifest equals the one read back from its file. */
    private static <M extends Map<String, Object>> M plain(M values) {
        values.replaceAll((name, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
        return values;
    }

    /** A manifest that says no more than what made the workload. */
    public static Manifest of(String compiler) {
        return new Manifest(
                compiler,
                List.of(),
                Optional.empty(),
                Map.of(),
                OptionalLong.empty(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /**
     * The manifest of a workload file, if there is one.
     *
     * @throws io.iwc.IwcException if it cannot be read or is not a manifest of this major version
     */
    public static Optional<Manifest> forFile(Path workload) {
        var file = pathFor(workload);
        return Files.exists(file) ? Optional.of(ManifestFile.read(file)) : Optional.empty();
    }

    /** The path of the manifest of a workload file, whether it exists or not. */
    public static Path pathFor(Path workload) {
        return workload.resolveSibling(workload.getFileName() + ".manifest.yaml");
    }

    /** Whether arrivals are times or only an order. */
    public ArrivalMeaning arrivalMeaning() {
        return ORDINALS.equals(arrival.get(KIND)) ? ArrivalMeaning.ORDER_ONLY : ArrivalMeaning.TIMES;
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
        fields.put(KIND, "trace");
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
        return new Manifest(compiler, inputs, tokenizer, arrival, seed, streams, skipped, config);
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
    public record TokenizerRef(String id, Optional<String> sha256) {}
}
