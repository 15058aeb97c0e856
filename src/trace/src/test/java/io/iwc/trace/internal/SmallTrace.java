package io.iwc.trace.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * 400 made-up rows: ties, rows out of order, nine digits, unknown lengths and times, nameless users and models. The
 * numbers beside it are those of src/test/python/recompute.py.
 */
final class SmallTrace {
    private SmallTrace() {}

    static Path csv(Path folder) {
        return write(folder.resolve("small.csv"), text("small.csv"));
    }

    static JsonNode numbers() {
        return Json.parse(text("small.json"));
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try (var in = SmallTrace.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All studies of a file, by DuckDB in this process. */
    static TraceReport study(Path file, Study... studies) {
        return analysis(TraceOptions.of(Reading.DEFAULT, studies)).of(List.of(file));
    }

    static TraceAnalysis analysis(TraceOptions options) {
        return new TraceAnalysis(options, new TraceProgress(() -> 0));
    }

    static JsonNode json(TraceReport report) {
        return Json.parse(new StudyWriter(report, TraceOptions.of(Reading.DEFAULT), Path.of("")).json());
    }
}
