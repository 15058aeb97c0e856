package io.iwc.run.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Json;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A run on disk: {@code results.csv}, {@code results.jsonl}, {@code summary.json}, all of them or none, the workload's
 * manifest, and {@code telemetry.csv} if anything was sampled; while a replay runs, {@code results.part.jsonl}. Not
 * safe for use by several threads.
 *
 * @since 0.1
 */
public final class RunFolder {
    private static final String CSV = "results.csv";
    static final String JSONL = "results.jsonl";
    public static final String PART = RecordAppender.FILE;
    public static final String SUMMARY = "summary.json";
    static final String MANIFEST = "workload.manifest.yaml";
    private static final String TELEMETRY = "telemetry.csv";

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /** The run folder at that path; it need not exist yet. */
    public static RunFolder at(Path folder) {
        return new RunFolder(folder);
    }

    public Path path() {
        return folder;
    }

    /**
     * Writes the files of a run and removes the part.
     *
     * @throws IwcException if one cannot be written; the old ones are left as they were
     */
    public void write(Run run, RunContext context) {
        write(run, SummaryJson.tree(run, context), context.manifest());
    }

    /** Writes the files with that summary of the run. */
    void write(Run run, Map<String, Object> summaryTree, Optional<String> manifest) {
        try (var csv = AtomicFile.create(folder.resolve(CSV));
                var jsonl = AtomicFile.create(folder.resolve(JSONL));
                var summary = AtomicFile.create(folder.resolve(SUMMARY))) {
            put(csv, ResultsCsv.HEADER);
            for (var record : run.records()) {
                put(csv, ResultsCsv.row(record, run.telemetry()));
                put(jsonl, Json.compact(RecordJson.tree(record)) + "\n");
            }
            put(summary, Json.document(summaryTree));
            AtomicFile.commitTogether(csv, jsonl, summary);
            manifest.ifPresent(yaml -> AtomicFile.write(folder.resolve(MANIFEST), yaml));
            writeTelemetry(run.telemetry());
            Files.deleteIfExists(folder.resolve(PART));
        } catch (IOException e) {
            throw new IwcException(folder + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the run back. A folder with a part holds a run that was stopped: it is read as incomplete. A folder with a
     * {@code results.csv} alone gives what its columns tell; gaps between tokens are not among them.
     *
     * @throws InvalidInputException if there is no run in the folder, or a file of it is not what it should be
     */
    public Run read() {
        if (Files.exists(folder.resolve(PART))) {
            return incomplete();
        }
        if (Files.exists(folder.resolve(JSONL)) && Files.exists(folder.resolve(SUMMARY))) {
            var summary = Json.read(folder.resolve(SUMMARY));
            return SummaryJson.begin(folder.resolve(SUMMARY), summary)
                    .records(RecordLines.read(folder.resolve(JSONL)))
                    .telemetry(telemetry())
                    .build();
        }
        if (Files.exists(folder.resolve(CSV))) {
            return readCsv(folder.resolve(CSV));
        }
        throw new InvalidInputException(new Problem(
                folder.toString(),
                "",
                "found no run, expected " + JSONL + " with " + SUMMARY + ", " + PART + " or " + CSV));
    }

    /**
     * Reads a {@code results.csv} on its own: ours, or the original benchmark's with its eleven columns. The latter
     * counts each request from its own send and has no schedule: what needs one is undefined.
     *
     * @throws InvalidInputException if a column or a value is not what it should be; all faults are listed
     */
    public static Run readCsv(Path file) {
        return ResultsCsvReader.read(file);
    }

    private void writeTelemetry(Telemetry telemetry) throws IOException {
        if (telemetry.isEmpty()) {
            Files.deleteIfExists(folder.resolve(TELEMETRY)); // of the run that was here before
            return;
        }
        try (var file = AtomicFile.create(folder.resolve(TELEMETRY))) {
            put(file, TelemetryCsv.HEADER);
            for (var sample : telemetry.samples()) {
                put(file, TelemetryCsv.row(sample));
            }
            file.commit();
        }
    }

    private Telemetry telemetry() {
        var file = folder.resolve(TELEMETRY);
        return Files.exists(file) ? TelemetryCsv.read(file) : Telemetry.none();
    }

    /**
     * Reads a run from a single file: what {@link #readCsv} reads, the pair {@code *_request_metrics.csv} and
     * {@code *_token_metrics.csv} of gpu-simulate-test by the first of them, or {@code .jsonl} lines with the engine's
     * own times ({@code queued_ts}, {@code first_token_ts}, {@code last_token_ts}) as LLMServingSim publishes them.
     *
     * @throws InvalidInputException if the file is none of these; all faults are listed
     */
    public static Run readFile(Path file) {
        return file.toString().endsWith(".jsonl") ? EngineTimingsReader.read(file) : readCsv(file);
    }

    private Run incomplete() {
        var name = folder.toAbsolutePath().normalize().getFileName();
        return Run.builder(name == null ? "run" : name.toString(), Origin.MEASURED, EndpointInfo.UNKNOWN)
                .records(RecordLines.readCutOff(folder.resolve(PART)))
                .incomplete()
                .build();
    }

    private static void put(AtomicFile file, String text) throws IOException {
        file.out().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
