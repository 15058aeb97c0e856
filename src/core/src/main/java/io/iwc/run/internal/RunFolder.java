package io.iwc.run.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.EarlierFiles;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.JsonLine;
import io.iwc.artifact.internal.Sha256;
import io.iwc.artifact.internal.WorkMeter;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run on disk: {@code results.csv}, {@code results.jsonl}, the workload's manifest, {@code telemetry.csv} if anything
 * was sampled, and {@code summary.json}, which is written last and holds the hashes of the others; while a replay runs,
 * {@code results.part.jsonl}. A run that is replaced is kept in {@code previous} until the new one is whole. Not safe
 * for use by several threads.
 *
 * @since 0.1
 */
public final class RunFolder {
    public static final String CSV = "results.csv";
    public static final String JSONL = "results.jsonl";
    public static final String PART = RecordAppender.FILE;
    public static final String SUMMARY = "summary.json";
    /** The calls of an application and their answers, beside a run that was made of them. */
    public static final String RECORDING = "recording.jsonl";
    /** What was asked in a recording, once it is complete. */
    public static final String RECORDED_WORKLOAD = "workload.jsonl";

    static final String MANIFEST = "workload.manifest.yaml";
    private static final String TELEMETRY = "telemetry.csv";
    private static final String FINISHED =
            "results\\.csv|results\\.jsonl|summary\\.json|telemetry\\.csv|workload\\.manifest\\.yaml";
    /** The names of the files of a run, as a pattern. */
    public static final String NAMES = FINISHED + "|results\\.part\\.jsonl";

    private static final Pattern WHOLE = Pattern.compile(FINISHED);

    private final Path folder;

    private final boolean hasTokenTimes;

    private RunFolder(Path folder, boolean hasTokenTimes) {
        this.folder = folder;
        this.hasTokenTimes = hasTokenTimes;
    }

    /** Whether a folder holds a run, be it one that was stopped. */
    public static boolean isIn(Path folder) {
        return Stream.of(CSV, JSONL, PART).map(folder::resolve).anyMatch(Files::exists);
    }

    /** The run folder at that path; it need not exist yet. */
    public static RunFolder at(Path folder) {
        return new RunFolder(folder, true);
    }

    /**
     * The same folder, whose records are written without the gaps between tokens, most of their bytes: what is made of
     * gaps is then in the summary only.
     */
    public RunFolder withoutTokenTimes() {
        return new RunFolder(folder, false);
    }

    public Path path() {
        return folder;
    }

    /**
     * Writes the files of a run and removes the part, and what was set aside once the run is complete.
     *
     * @throws io.iwc.IwcException if one cannot be written; the old ones are left as they were
     */
    public void write(Run run, RunContext context) {
        write(run, SummaryJson.tree(run, context), context.manifest());
    }

    /** Writes the files with that summary of the run. */
    void write(Run run, Map<String, Object> summary, Optional<String> manifest) {
        try (var files = new RunFiles(folder);
                var step = WorkMeter.begin("writing", "records", run.records().size())) {
            files.put(JSONL, "");
            var line = new JsonLine();
            run.records().forEach(record -> {
                files.put(JSONL, RecordJson.line(record, line, hasTokenTimes));
                step.add();
            });
            if (!run.telemetry().isEmpty()) {
                files.put(TELEMETRY, TelemetryCsv.HEADER);
                run.telemetry().samples().forEach(sample -> files.put(TELEMETRY, TelemetryCsv.row(sample)));
            }
            manifest.ifPresent(yaml -> files.put(MANIFEST, yaml));
            files.put(CSV, ResultsCsv.HEADER); // last, so that it never stands alone
            run.records().forEach(record -> files.put(CSV, ResultsCsv.row(record, run.telemetry())));
            files.commit(summary, run.records().size(), new EarlierFiles(folder, WHOLE, SUMMARY));
            Files.deleteIfExists(folder.resolve(PART));
            if (run.isComplete()) {
                earlier(folder).forget();
            }
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    /** What is in a folder before another run is written there. */
    static EarlierFiles earlier(Path folder) {
        return new EarlierFiles(folder, Pattern.compile(NAMES), SUMMARY);
    }

    /**
     * Reads the run back and verifies the hashes in its summary. A folder with a part and no summary holds a run that
     * was stopped: it is read as incomplete. A folder with a {@code results.csv} alone gives what its columns tell; gaps
     * between tokens are not among them.
     *
     * @throws InvalidInputException if there is no run in the folder, or a file of it is not what it should be
     */
    public Run read() {
        if (Files.exists(folder.resolve(JSONL)) && Files.exists(folder.resolve(SUMMARY))) {
            return whole();
        }
        if (Files.exists(folder.resolve(PART))) {
            return incomplete();
        }
        if (Files.exists(folder.resolve(JSONL))) {
            throw new InvalidInputException(new Problem(folder.toString(), "", notWhole()));
        }
        if (Files.exists(folder.resolve(CSV))) {
            return readCsv(folder.resolve(CSV));
        }
        if (!Files.exists(folder)) {
            throw new InvalidInputException(new Problem(folder.toString(), "", "no such folder"));
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

    private Run whole() {
        var summary = Json.read(folder.resolve(SUMMARY));
        var results = RecordLines.read(folder.resolve(JSONL));
        RunFiles.verify(
                summary,
                folder.resolve(JSONL),
                results.sha256(),
                results.records().size());
        return SummaryJson.begin(folder.resolve(SUMMARY), summary)
                .records(results.records())
                .telemetry(telemetry(summary))
                .build();
    }

    private Telemetry telemetry(JsonNode summary) {
        var file = folder.resolve(TELEMETRY);
        if (!Files.exists(file)) {
            return Telemetry.none();
        }
        RunFiles.verify(summary, file, Sha256.hex(file), -1);
        return TelemetryCsv.read(file);
    }

    private String notWhole() {
        var asides = earlier(folder).asides();
        return "found " + JSONL + " without " + SUMMARY + ", which is written last: what wrote here was killed"
                + (asides.isEmpty() ? "" : "; the run before it is in " + asides.get(0));
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
        var isRecorded = Files.exists(folder.resolve(RECORDING));
        var run = Run.builder(
                        name == null ? "run" : name.toString(),
                        isRecorded ? Origin.RECORDED : Origin.MEASURED,
                        EndpointInfo.UNKNOWN)
                .records(RecordLines.readCutOff(folder.resolve(PART)))
                .incomplete();
        return (isRecorded ? run.stampedFromArrival() : run).build();
    }
}
