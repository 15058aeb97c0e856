package io.iwc.fingerprint;

import io.iwc.fingerprint.RequestCollector.Findings;
import io.iwc.internal.Conveyor;
import io.iwc.metric.Measured;
import io.iwc.prefix.CacheTariff;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Manifest;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.internal.Footprint;
import io.iwc.workload.internal.LengthRows;
import io.iwc.workload.internal.WorkloadReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures a workload in one pass: sees each request once, in arrival order, and lets it go. What it keeps is bounded
 * by the distinct lengths, sessions, users and prompt blocks, and 8 bytes a request for each of its arrival and its
 * ratios. Prompts with text are encoded on all cores; no result depends on how many there are. Not safe for several
 * threads.
 *
 * @since 0.1
 */
public final class Fingerprinter {
    /** What the file is called where no tokenizer was needed: the counts came with it. */
    private static final TokenizerRef GIVEN = new TokenizerRef("given", Optional.empty());

    private static final String CAPTURED = "captured";

    private final Options options;
    private final List<RequestCollector> collectors;
    private final PrefixCollector prefixes;
    private final EncodingQueue queue;
    private final Map<String, Object> labels = new HashMap<>();
    private long requests;
    private long withText;
    private long lastArrival;

    private Fingerprinter(Options options) {
        this.options = options;
        prefixes = options.prefixReuse() ? new PrefixCollector(options.blockSizes()) : PrefixCollector.ofNothing();
        collectors = List.of(
                new TokenCollector(),
                new ImageCollector(),
                new LengthCountCollector(),
                new ArrivalCollector(options.arrivals()),
                new CourseCollector(options.arrivals()),
                new SessionCollector(options.arrivals()),
                PopulationCollector.ofUsers(),
                PopulationCollector.ofModels(),
                new SemanticCollector(),
                new CacheCollector(options.tariff(), options.tokenizer(), options.arrivals()));
        queue = new EncodingQueue(options.tokenizer(), this::collect);
    }

    /** A fingerprinter that counts with this tokenizer. */
    public static Fingerprinter with(Tokenizer tokenizer) {
        return new Fingerprinter(Options.of(tokenizer));
    }

    /** A fingerprinter with these options. */
    public static Fingerprinter with(Options options) {
        return new Fingerprinter(options);
    }

    /** The fingerprint of a workload that is in memory. */
    public static Fingerprint of(Workload workload, Tokenizer tokenizer) {
        return of(workload, Options.of(tokenizer));
    }

    /**
     * The fingerprint of a workload that is in memory; its name, the meaning of its arrivals and, unless it is captured
     * traffic, its hash are taken from it.
     */
    public static Fingerprint of(Workload workload, Options options) {
        var fingerprinter = of(workload.name(), workload.manifest(), options);
        workload.requests().forEach(fingerprinter::accept);
        return hasCanonicalBytes(workload)
                ? fingerprinter.finish(Optional.of(workload.sha256()))
                : fingerprinter.finish();
    }

    /** What the manifest says counts, whether the requests come from memory or from a file. */
    private static Fingerprinter of(String name, Manifest manifest, Options options) {
        var fingerprinter = with(options.named(name).withArrivalsAs(manifest.arrivalMeaning()));
        fingerprinter.label(manifest);
        return fingerprinter;
    }

    private void label(Manifest manifest) {
        if (isCaptured(manifest)) {
            labels.put(CAPTURED, manifest.arrivalMeaning() == ArrivalMeaning.TIMES ? "wall clock" : "virtual clock");
        }
        manifest.madeArrivals().ifPresent(kind -> labels.put(Measured.ARRIVAL_SOURCE, "made (" + kind + ")"));
    }

    private static boolean isCaptured(Manifest manifest) {
        return manifest.compiler().equals(CAPTURED);
    }

    private static boolean hasCanonicalBytes(Workload workload) {
        return !isCaptured(workload.manifest())
                && workload.requests().stream()
                        .allMatch(request -> !request.id().isEmpty() && request.hasArrival());
    }

    /**
     * The fingerprint of a canonical file of any size, checked and measured in one reading; the same as that of the
     * workload read into memory, so its manifest is used too. A file that is not in arrival order is read a
     * second time, into memory, and sorted.
     *
     * @throws io.iwc.InvalidInputException with all that is wrong in its lines or between them, such as an id twice
     * @throws io.iwc.IwcException if it, or its manifest, cannot be read
     */
    public static Fingerprint of(Path file, Options options) {
        return of(file, options, true);
    }

    /**
     * The same without the hash of the workload, for who does not show it: nothing has to be printed again for it.
     *
     * @throws io.iwc.InvalidInputException with all that is wrong in its lines or between them, such as an id twice
     * @throws io.iwc.IwcException if it, or its manifest, cannot be read
     */
    public static Fingerprint withoutHash(Path file, Options options) {
        return of(file, options, false);
    }

    private static Fingerprint of(Path file, Options options, boolean isHashed) {
        var manifest = Manifest.forFile(file).orElseGet(() -> Manifest.of("canonical"));
        var fingerprinter = of(stem(file), manifest, options);
        var inOrder = new boolean[] {true};
        Optional<String> hash;
        try (var reader = isHashed ? WorkloadReader.openHashing(file) : WorkloadReader.openChecking(file)) {
            reader.lengths(rows -> {
                inOrder[0] = inOrder[0] && rows.isInOrderAfter(fingerprinter.lastArrival);
                if (inOrder[0]) {
                    fingerprinter.accept(rows);
                }
            });
            Conveyor.<Request>run(Footprint::of, taking -> reader.requests().forEachOrdered(taking), request -> {
                inOrder[0] = inOrder[0] && request.arrivalNanos() >= fingerprinter.lastArrival;
                if (inOrder[0]) { // else only the rest of the errors is looked for
                    fingerprinter.accept(request);
                }
            });
            hash = isHashed ? Optional.of(reader.sha256()) : Optional.empty();
        }
        if (!inOrder[0]) {
            return of(Workload.read(file), options);
        }
        return isCaptured(manifest) ? fingerprinter.finish() : fingerprinter.finish(hash);
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\..*", "");
    }

    /** The fingerprint of requests that are read as they come, in arrival order. Does not close the stream. */
    public static Fingerprint of(Stream<Request> requests, Options options) {
        var fingerprinter = with(options);
        requests.forEachOrdered(fingerprinter::accept);
        return fingerprinter.finish();
    }

    /**
     * Takes the next request in arrival order.
     *
     * @throws ArrivalsOutOfOrderException if it arrives before the one before it
     */
    public void accept(Request request) {
        if (request.hasArrival()) {
            if (request.arrivalNanos() < lastArrival) {
                throw new ArrivalsOutOfOrderException(request, lastArrival);
            }
            lastArrival = request.arrivalNanos();
        }
        queue.add(request);
    }

    private void collect(Request request, int[] tokens, int promptTokens) {
        requests++;
        withText += request.prompt().hasText() ? 1 : 0;
        for (var collector : collectors) {
            collector.accept(request, tokens, promptTokens);
        }
        prefixes.accept(request, tokens, promptTokens);
    }

    /**
     * Takes the next requests, of which nothing but lengths is known, in arrival order.
     *
     * @throws ArrivalsOutOfOrderException if one arrives before the one before it
     */
    @SuppressWarnings("exports") // of the command
    public void accept(LengthRows rows) {
        if (!queue.isEmpty()) { // prompts with text that are being encoded
            for (var row = 0; row < rows.size(); row++) {
                accept(rows.request(row));
            }
            return;
        }
        var late = rows.firstBefore(lastArrival);
        if (late < rows.size()) {
            throw new ArrivalsOutOfOrderException(
                    rows.request(late), late == 0 ? lastArrival : rows.arrivalNanos(late - 1));
        }
        if (rows.size() > 0) {
            lastArrival = rows.arrivalNanos(rows.size() - 1);
        }
        requests += rows.size();
        collectors.forEach(collector -> collector.accept(rows));
        prefixes.accept(rows);
    }

    /** The fingerprint of all requests taken. Call it once. */
    public Fingerprint finish() {
        return finish(options.workloadSha256());
    }

    /**
     * The fingerprint of all requests taken, where it is known only now how they came to be: labelled as that of a file
     * with this manifest would be. Call it once.
     *
     * @param manifest of requests whose arrivals mean what the options say
     * @param workloadSha256 of their canonical bytes, hex, if it was taken
     */
    public Fingerprint finish(Manifest manifest, Optional<String> workloadSha256) {
        label(manifest);
        return finish(workloadSha256);
    }

    private Fingerprint finish(Optional<String> workloadSha256) {
        queue.drain();
        var findings = Findings.beginWith(labels);
        collectors.parallelStream()
                .map(Fingerprinter::findingsOf)
                .toList() // in the order of the collectors
                .forEach(findings::add);
        prefixes.finish(findings); // which looks at what the others found
        var classification = Classification.of(findings);
        classification.label(findings);
        return new Fingerprint(
                options.name(),
                kind(),
                workloadSha256,
                withText == 0 ? GIVEN : options.tokenizer().reference(),
                prefixes.blockSizes(),
                classification,
                findings);
    }

    private static Findings findingsOf(RequestCollector collector) {
        var findings = Findings.beginWith(Map.of());
        collector.finish(findings);
        return findings;
    }

    private Fingerprint.Kind kind() {
        if (withText == requests) {
            return Fingerprint.Kind.TEXT;
        }
        return withText == 0 ? Fingerprint.Kind.LENGTH_ONLY : Fingerprint.Kind.MIXED;
    }

    /**
     * How to measure.
     *
     * @param name what messages call the workload
     * @param tokenizer counts prompts with text
     * @param arrivals whether arrivals are times or only an order
     * @param blockSizes of prefix reuse in tokens, each ≥ 1; none means the trace's own, or 16 for text
     * @param prefixReuse whether prefix reuse is measured at all
     * @param workloadSha256 hash of the canonical bytes, if there are any
     * @param tariff the prompt cache and the prices it is measured by
     * @since 0.1
     */
    public record Options(
            String name,
            Tokenizer tokenizer,
            ArrivalMeaning arrivals,
            List<Integer> blockSizes,
            boolean prefixReuse,
            Optional<String> workloadSha256,
            CacheTariff tariff) {
        public Options {
            blockSizes = blockSizes.stream().distinct().sorted().toList();
            for (var size : blockSizes) {
                if (size < 1) {
                    throw new IllegalArgumentException("block size: found " + size + ", expected an integer ≥ 1");
                }
            }
        }

        /** Defaults: times, the usual block size, the name {@code workload}. */
        public static Options of(Tokenizer tokenizer) {
            return new Options(
                    "workload", tokenizer, ArrivalMeaning.TIMES, List.of(), true, Optional.empty(), CacheTariff.NONE);
        }

        /** The same for a workload of another name. */
        public Options named(String name) {
            return new Options(name, tokenizer, arrivals, blockSizes, prefixReuse, workloadSha256, tariff);
        }

        /** The same where arrivals mean something else. */
        public Options withArrivalsAs(ArrivalMeaning meaning) {
            return new Options(name, tokenizer, meaning, blockSizes, prefixReuse, workloadSha256, tariff);
        }

        /** The same for other block sizes. */
        public Options withBlockSizes(List<Integer> sizes) {
            return new Options(name, tokenizer, arrivals, sizes, true, workloadSha256, tariff);
        }

        /** The same without prefix reuse, which costs the most. */
        public Options withoutPrefixReuse() {
            return new Options(name, tokenizer, arrivals, List.of(), false, workloadSha256, tariff);
        }

        /** The same, measured by a prompt cache and prices too. */
        public Options withTariff(CacheTariff chosen) {
            return new Options(name, tokenizer, arrivals, blockSizes, prefixReuse, workloadSha256, chosen);
        }

        /** The same, recording the hash of the workload's canonical bytes. */
        public Options ofWorkload(String sha256) {
            return new Options(name, tokenizer, arrivals, blockSizes, prefixReuse, Optional.of(sha256), tariff);
        }
    }
}
