package io.iwc.spec.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.EarlierFiles;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Sha256;
import io.iwc.internal.Problems;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A workload as a directory: {@code prompts.jsonl}, {@code trace_lengths.csv}, {@code trace_intervals.csv}, the merged
 * {@code trace.csv} that the simulator Vidur replays, and {@code workload_meta.json} with an id made of their content.
 * The same prompts and options give the same bytes. Directories of the original's version 1 are read too.
 *
 * @since 0.1
 */
public final class SpecDirectory {
    private static final Pattern NAMES =
            Pattern.compile("prompts\\.jsonl|trace(_lengths|_intervals)?\\.csv|workload_meta\\.json");

    private SpecDirectory() {}

    /** Whether a folder looks like one. */
    public static boolean isOne(Path folder) {
        return Stream.of(SpecPrompts.FILE, SpecSchedule.LENGTHS, SpecSchedule.INTERVALS)
                .allMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    /**
     * Counts and schedules prompts and writes the directory; its files appear together or not at all.
     *
     * @param prompts a file of {@code {"prompt_id": …, "text": …}} lines
     * @return the id made of the content
     * @throws io.iwc.InvalidInputException with every line that is not one
     */
    public static String write(Path prompts, Path folder, SpecOptions options) {
        return write(prompts, folder, options, note -> {});
    }

    /**
     * The same, saying what a user should know of what was drawn.
     *
     * @param notes takes a sentence each
     */
    public static String write(Path prompts, Path folder, SpecOptions options, Consumer<String> notes) {
        var problems = new Problems();
        var texts = SpecPrompts.read(prompts, problems);
        problems.throwIfAny("nothing was written");
        if (texts.size() == 0) {
            throw new IwcException(prompts + ": found no prompt, expected at least one");
        }
        var lengths = options.decodeTokens().draws(options.seed(), "outputs");
        var schedule = schedule(texts, options, lengths);
        var content = new TreeMap<String, String>();
        content.put(SpecPrompts.FILE, texts.document());
        content.put(SpecSchedule.LENGTHS, schedule.lengths());
        content.put(SpecSchedule.INTERVALS, schedule.intervals());
        content.put(SpecSchedule.TRACE, schedule.trace());
        content.put(SpecMeta.FILE, SpecMeta.document(texts, schedule, options, lengths.cut()));
        writeTogether(folder, content);
        if (texts.loneSurrogates() > 0) {
            notes.accept("replaced: " + texts.loneSurrogates() + " × half of a surrogate pair (read as U+FFFD)");
        }
        lengths.cut().ifPresent(what -> notes.accept("num_decode_tokens: " + what));
        return SpecMeta.id(texts, schedule);
    }

    /**
     * Reads a directory: one text request per row, with the given lengths.
     *
     * @throws io.iwc.InvalidInputException if a row is bad or the files do not agree, naming every place
     */
    public static Workload read(Path folder) {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(SpecPrompts.FILE))) {
            throw new InvalidInputException(new Problem(
                    folder.toString(),
                    "",
                    "is a folder without " + SpecPrompts.FILE
                            + ", expected a workload, a dataset or a spec directory"));
        }
        var problems = new Problems();
        SpecMeta.verify(folder, problems);
        problems.throwIfAny("");
        var prompts = SpecPrompts.read(folder.resolve(SpecPrompts.FILE), problems);
        var rows = SpecSchedule.read(folder, prompts, problems).rows();
        problems.throwIfAny("");
        var requests = new ArrayList<Request>(rows.size());
        for (var row : rows) {
            requests.add(Request.text(prompts.text(row.promptId()).orElseThrow())
                    .withId(Integer.toString(requests.size()))
                    .arrivingAt(row.arrivalNanos())
                    .claimingPromptTokens(row.prefillTokens())
                    .withOutputTokens(row.decodeTokens())
                    .withMetadata(Map.of("prompt_id", JsonValue.of(row.promptId())))
                    .build());
        }
        return Workload.of(String.valueOf(folder.getFileName()), requests, manifest(folder))
                .regeneratedBy(() -> read(folder));
    }

    /**
     * Checks a directory: every row, that the files agree with each other, with the hashes of the meta file and, if
     * there is one, with the merged {@code trace.csv}. Never throws for a bad row.
     *
     * @param tokenizer counts the prompts again, if given; a length that differs is a warning
     * @throws IwcException if a file is missing, cannot be read or lacks a column
     */
    public static Validation validate(Path folder, Optional<Tokenizer> tokenizer) {
        return SpecChecks.check(folder, tokenizer);
    }

    private static SpecSchedule schedule(SpecPrompts prompts, SpecOptions options, IntSupplier lengths) {
        var offsets = options.arrival().offsets(options.seed(), options.rng());
        var rows = new ArrayList<SpecRow>();
        for (var id : prompts.ids()) {
            var tokens = options.tokenizer().count(prompts.text(id).orElseThrow());
            rows.add(new SpecRow(0, id, tokens, lengths.getAsInt(), offsets.nextLong()));
        }
        return new SpecSchedule(rows);
    }

    private static void writeTogether(Path folder, SortedMap<String, String> content) {
        var files = new ArrayList<AtomicFile>();
        try {
            for (var entry : content.entrySet()) {
                var file = AtomicFile.create(folder.resolve(entry.getKey()));
                files.add(file);
                file.out().write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                file.out().flush(); // a full disk is noticed before anything is moved
            }
            var earlier = new EarlierFiles(folder, NAMES, SpecMeta.FILE);
            var last = files.size() - 1; // the meta file, by its name
            earlier.replacedBy(() -> AtomicFile.commitSealed(files.subList(0, last), files.get(last)));
            earlier.forget();
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        } finally {
            files.forEach(AtomicFile::close);
        }
    }

    private static Manifest manifest(Path folder) {
        var inputs = Stream.of(SpecPrompts.FILE, SpecSchedule.LENGTHS, SpecSchedule.INTERVALS)
                .map(name -> input(folder.resolve(name)))
                .toList();
        return Manifest.builder("spec")
                .inputs(inputs)
                .arrival(Map.of("kind", "trace"))
                .build();
    }

    private static Manifest.Input input(Path file) {
        try {
            return new Manifest.Input(String.valueOf(file.getFileName()), Sha256.hex(file), Files.size(file));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
