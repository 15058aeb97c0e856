package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.dataset.DatasetFormat;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of a trace.
 *
 * @param path where it is; a run folder as a whole
 * @param kind how it is read
 * @param format the name of its format, if a reader of that name reads it
 */
record TraceFile(Path path, Kind kind, String format) {
    private static final Pattern READABLE = Pattern.compile(".*\\.(csv|jsonl|json|parquet)(\\.(gz|zst))?");
    private static final Pattern ENDING = Pattern.compile("\\.(csv|jsonl|json|parquet)(\\.(gz|zst))?$");
    private static final int MAGIC = 4;

    /** How a file is read. */
    enum Kind {
        /** A serving log as CSV. */
        METRICS,
        /** The same as Parquet. */
        PARQUET,
        /** A run folder. */
        RUN,
        /** What a reader of the dataset module knows. */
        DATASET
    }

    /**
     * The files that some paths mean: a folder means its files, in the order of their names.
     *
     * @param format of all of them; detected if empty
     * @throws IwcException if one is missing, or of no known format
     */
    static List<TraceFile> of(List<Path> paths, Optional<String> format) {
        var files = new ArrayList<TraceFile>();
        for (var path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(file(path, format));
            } else if (RunFolder.isIn(path)) {
                files.add(new TraceFile(path, Kind.RUN, "run"));
            } else {
                inFolder(path).forEach(file -> files.add(file(file, format)));
            }
        }
        return files;
    }

    /** What rows are called that name no model, where each model has a file of its own. */
    String modelName() {
        return ENDING.matcher(String.valueOf(path.getFileName())).replaceFirst("");
    }

    private static List<Path> inFolder(Path folder) {
        try (var files = Files.list(folder)) {
            var found = files.filter(file ->
                            READABLE.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IwcException(folder + ": found no file to read, expected .csv, .parquet, .jsonl or .json"
                        + " files (.gz and .zst are decompressed), or a run folder");
            }
            return found;
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        }
    }

    private static TraceFile file(Path path, Optional<String> format) {
        if (isParquet(path)) {
            return new TraceFile(path, Kind.PARQUET, DatasetFormat.METRICS_CSV);
        }
        var name = format.orElseGet(() -> DatasetFormat.detect(path).format());
        return new TraceFile(path, name.equals(DatasetFormat.METRICS_CSV) ? Kind.METRICS : Kind.DATASET, name);
    }

    private static boolean isParquet(Path path) {
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1).equals("PAR1");
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }
}
