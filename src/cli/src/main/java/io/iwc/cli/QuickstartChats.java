package io.iwc.cli;

import static io.iwc.dataset.ConversationMode.TURNS;

import io.iwc.IwcException;
import io.iwc.arrival.Arrivals;
import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadDefaults;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody's chats as the test of a new project has them: compiled, measured and predicted as the extension does.
 *
 * @param file as it was named
 * @param source how the annotation of the test names and places them
 * @param workload what is made of them
 */
record QuickstartChats(Path file, Source source, Workload workload) {
    private static final double REQUESTS_A_SECOND = 2;
    private static final String ANNOTATION =
            "@IwcWorkload(dataset = \"chats/support.json\", mode = TURNS, arrival = @Arrival(process = POISSON, rate = 2))";
    private static final String MODE = "import static io.iwc.dataset.ConversationMode.TURNS;\n";
    private static final String PROCESS = "import static io.iwc.junit.ArrivalKind.POISSON;\n";
    private static final String ARRIVAL = "import io.iwc.junit.Arrival;\n";
    private static final String BOUND = "ofMillis(100)";

    /** What an annotation says of a file. */
    enum Source {
        /** It has no times: chats begin at random. */
        PLACED,
        /** A recording with its times. */
        RECORDED,
        /** A canonical workload. */
        CANONICAL
    }

    static QuickstartChats of(Path file) {
        if (DatasetFormat.detect(file).format().equals(DatasetFormat.CANONICAL)) {
            return new QuickstartChats(file, Source.CANONICAL, Workload.read(file));
        }
        var options = CompileOptions.defaults().toBuilder()
                .mode(TURNS)
                .seed(WorkloadDefaults.SEED)
                .tokenizer(Tokenizers.standard());
        var recorded = WorkloadCompiler.with(options.build()).compile(file);
        if (recorded.manifest().madeArrivals().isEmpty()) {
            return new QuickstartChats(file, Source.RECORDED, recorded);
        }
        var process = Arrivals.poisson(REQUESTS_A_SECOND);
        var placed = WorkloadCompiler.with(options.arrival(process).build()).compile(file);
        return new QuickstartChats(file, Source.PLACED, placed);
    }

    /** The file, and the manifest that says how it came to be. */
    Map<String, QuickstartFile> files() {
        var files = new TreeMap<String, QuickstartFile>();
        files.put(name(), new QuickstartFile.Copied(file));
        var manifest = Manifest.pathFor(file);
        if (Files.exists(manifest)) {
            files.put(Manifest.pathFor(Path.of(name())).toString(), new QuickstartFile.Copied(manifest));
        }
        return files;
    }

    Fingerprint fingerprint() {
        return Fingerprinter.of(workload, Tokenizers.standard());
    }

    /** The test of the example, on this file. */
    String testFrom(String example) {
        return switch (source) {
            case PLACED ->
                edited(example, "dataset = ", ", mode = TURNS, arrival = @Arrival(process = POISSON, rate = 2)");
            case RECORDED ->
                edited(example, "dataset = ", ", mode = TURNS")
                        .replace(PROCESS, "")
                        .replace(ARRIVAL, "");
            case CANONICAL ->
                edited(example, "", "").replace(MODE, "").replace(PROCESS, "").replace(ARRIVAL, "");
        };
    }

    private String edited(String example, String attribute, String more) {
        return example.replace(ANNOTATION, "@IwcWorkload(" + attribute + "\"chats/" + name() + "\"" + more + ")")
                .replace(BOUND, "ofMillis(" + boundMillis() + ")");
    }

    /** Fit for a string of Java and for every file system. */
    private String name() {
        return String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** The next of 1, 2, 5, 10 and so on from twice the predicted time on: a first bound, to be chosen anew by its owner. */
    private String boundMillis() {
        var predicted = Engine.of(EngineProfile.named("default"), WorkloadDefaults.SEED, Tokenizers.standard())
                .predict(workload);
        var time = predicted.measurement(MetricFamily.RUN_RESPONSE_TTFT.at(Percentile.P99));
        if (!time.isDefined()) {
            throw new IwcException(file + ": found requests whose time to first token cannot be predicted ("
                    + time.reason() + "), expected chats");
        }
        var twice =
                new BigDecimal(2000 * time.value()).max(BigDecimal.ONE).round(new MathContext(1, RoundingMode.CEILING));
        var digit = twice.unscaledValue().intValueExact();
        var next = digit <= 2 ? digit : digit <= 5 ? 5 : 10;
        return BigDecimal.valueOf(next, twice.scale()).toBigIntegerExact().toString();
    }
}
