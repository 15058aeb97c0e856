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
import java.util.regex.Pattern;

/**
 * One file of a trace.
 *
 * @param path where it is; a run folder as a whole
 * @param kind how it is read
 * @param format the name of its format, if a reader of that name reads it
 */
record TraceFile(Path path, Kind kind, String format) {
    private static final Pattern READABLE =
            Pattern.compile(".*\\.(csv|jsonl|json|parquet)(\\.(gz|zst))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING =
            Pattern.compile("\\.(csv|jsonl|json|parquet)(\\.(gz|zst))?$", Pattern.CASE_INSENSITIVE);
    /** The advice of detection, whose options are those of {@code iwc compile}. */
    private static final String COMPILED = "metrics-csv with --column NAME=arrival and the like reads any";

    private static final int MAGIC = 4;
    private static final int MOST_NAMES = 10;

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
     * @param reading names the format of all of them, or columns: then what is of no known format is a serving log
     * @throws IwcException if one is missing, or of no known format
     */
    static List<TraceFile> of(List<Path> paths, Reading reading) {
        var files = new ArrayList<TraceFile>();
        for (var path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(file(path, reading));
            } else if (RunFolder.isIn(path)) {
                files.add(new TraceFile(path, Kind.RUN, "run"));
            } else {
                inFolder(path).forEach(file -> files.add(file(file, reading)));
            }
        }
        return files;
    }

    /** What rows are called that name no model, where each model has a file of its own. */
    String modelName() {
        return ENDING.matcher(String.valueOf(path.getFileName())).replaceFirst("");
    }

    /**
     * What lies in the folders among some paths and is not read, a sentence a folder: other folders, files of other
     * endings. What is hidden, or begins with an underscore as the marks of other tools do, is not spoken of.
     */
    static List<String> passedOver(List<Path> paths) {
        var sentences = new ArrayList<String>();
        for (var path : paths) {
            if (Files.isDirectory(path) && !RunFolder.isIn(path)) {
                var names = entries(path).stream()
                        .filter(entry -> !isReadable(entry))
                        .map(entry -> String.valueOf(entry.getFileName()))
                        .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
                        .toList();
                if (!names.isEmpty()) {
                    sentences.add(
                            path + ": not read: "
                                    + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                                    + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
                                    + " (of a folder .csv, .parquet, .jsonl and .json files are read, .gz and .zst among them)");
                }
            }
        }
        return sentences;
    }

    private static List<Path> inFolder(Path folder) {
        var found = entries(folder).stream().filter(TraceFile::isReadable).toList();
        if (found.isEmpty()) {
            throw new IwcException(folder + ": found no file to read, expected .csv, .parquet, .jsonl or .json"
                    + " files (.gz and .zst are decompressed), or a run folder");
        }
        return found;
    }

    private static boolean isReadable(Path entry) {
        return READABLE.matcher(String.valueOf(entry.getFileName())).matches() && Files.isRegularFile(entry);
    }

    private static List<Path> entries(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        }
    }

    private static TraceFile file(Path path, Reading reading) {
        if (isParquet(path)) {
            return new TraceFile(path, Kind.PARQUET, DatasetFormat.METRICS_CSV);
        }
        var name = reading.format().orElseGet(() -> detected(path, reading));
        return new TraceFile(path, name.equals(DatasetFormat.METRICS_CSV) ? Kind.METRICS : Kind.DATASET, name);
    }

    private static String detected(Path path, Reading reading) {
        try {
            return DatasetFormat.detect(path).format();
        } catch (IwcException e) {
            if (reading.columns().isEmpty()) {
                throw new IwcException(
                        String.valueOf(e.getMessage()).replace(COMPILED, "--map arrival=NAME and the like reads any"),
                        e);
            }
            return DatasetFormat.METRICS_CSV;
        }
    }

    private static boolean isParquet(Path path) {
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1).equals("PAR1");
        } catch (IOException e) {
            throw FileFault.unreadable(path, e);
        }
    }
}
