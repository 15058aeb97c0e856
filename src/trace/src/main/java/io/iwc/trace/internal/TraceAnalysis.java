package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Studies a trace: finds what is known already, loads the files into an engine if anything is not, and runs what is
 * missing, one study after the other.
 *
 * @since 0.1
 */
public final class TraceAnalysis {
    private final TraceOptions options;
    private final TraceProgress progress;

    /** An analysis of this kind, which tells its progress. */
    public TraceAnalysis(TraceOptions options, TraceProgress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Studies files and folders.
     *
     * @throws IwcException if an input cannot be read; nothing was studied then. What goes wrong in a study stands in
     *     the report
     */
    public TraceReport of(List<Path> paths) {
        progress.begin("looking at the files");
        var files = TraceFile.of(paths, options.reading());
        var sizes = TraceInput.sizes(files);
        var hashes = CompletableFuture.supplyAsync(() -> TraceInput.of(files));
        if (options.cache().isPresent()
                && !options.recompute()
                && Files.isDirectory(options.cache().get())) {
            join(hashes); // may be known: then nothing is loaded
        }
        var results = new EnumMap<Study, StudyResult>(Study.class);
        var failures = new EnumMap<Study, String>(Study.class);
        if (hashes.isDone() && !options.recompute()) {
            var cache = options.cache().map(folder -> ResultCache.of(folder, join(hashes), options));
            options.studies().forEach(study -> cache.flatMap(known -> known.find(study))
                    .ifPresent(result -> results.put(study, result)));
        }
        var kept = List.copyOf(results.keySet());
        var missing = options.studies().stream()
                .filter(study -> !results.containsKey(study))
                .toList();
        if (!missing.isEmpty()) {
            run(missing, files, results, failures);
        }
        var inputs = join(hashes);
        TraceInput.requireUnchanged(files, sizes);
        options.cache().map(folder -> ResultCache.of(folder, inputs, options)).ifPresent(cache -> missing.stream()
                .filter(results::containsKey)
                .forEach(study -> cache.keep(study, java.util.Objects.requireNonNull(results.get(study)))));
        return new TraceReport(inputs, results, failures, kept);
    }

    /** What lies in the folders among some paths and is not studied, a sentence a folder. */
    public static List<String> passedOver(List<Path> paths) {
        return TraceFile.passedOver(paths);
    }

    private void run(
            List<Study> missing,
            List<TraceFile> files,
            EnumMap<Study, StudyResult> results,
            EnumMap<Study, String> failures) {
        progress.plan(2 + missing.size());
        progress.begin("reading");
        try (var engine = Engines.start(options)) {
            var present = Engines.load(engine, files, options);
            progress.step();
            progress.begin("sorting out users and models");
            var studies = TraceStudies.begin(engine, options.top(), TraceOptions.BINS, present);
            Engines.loaded(engine, studies.requests());
            progress.rows(studies.requests());
            progress.step();
            for (var study : missing) {
                try {
                    results.put(study, studies.run(study, progress::begin));
                } catch (IwcException e) {
                    failures.put(study, String.valueOf(e.getMessage()));
                }
                progress.step();
            }
        }
    }

    private static List<TraceInput> join(CompletableFuture<List<TraceInput>> hashes) {
        try {
            return hashes.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IwcException fault ? fault : e;
        }
    }

    /** A folder for what an engine cannot hold in memory, gone when the JVM ends. */
    static Path workFolder() {
        try {
            var folder = Files.createTempDirectory("iwc-trace-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> removeQuietly(folder), "iwc-trace-cleanup"));
            return folder;
        } catch (IOException e) {
            throw FileFault.unwritable(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    private static Optional<IOException> removeQuietly(Path folder) {
        try {
            DuckDbEngine.remove(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e); // the JVM ends; whoever cleans the temporary folder cleans this too
        }
    }
}
