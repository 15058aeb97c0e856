package io.iwc.spec.internal;

import io.iwc.Problem;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.internal.IwcVersion;
import io.iwc.internal.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code workload_meta.json}: what the directory is called after its content, and how it was made. */
final class SpecMeta {
    static final String FILE = "workload_meta.json";

    private static final SortedMap<String, String> FILES = new TreeMap<>(Map.of(
            "prompts", SpecPrompts.FILE,
            "trace_lengths", SpecSchedule.LENGTHS,
            "trace_intervals", SpecSchedule.INTERVALS));

    private SpecMeta() {}

    static String document(SpecPrompts prompts, SpecSchedule schedule, SpecOptions options, Optional<String> cut) {
        var rows = schedule.rows().size();
        var files = new TreeMap<String, Object>();
        files.put("prompts", file(SpecPrompts.FILE, prompts.document(), prompts.size()));
        files.put("trace_lengths", file(SpecSchedule.LENGTHS, schedule.lengths(), rows));
        files.put("trace_intervals", file(SpecSchedule.INTERVALS, schedule.intervals(), rows));
        var meta = new TreeMap<String, Object>();
        meta.put("schema_version", "v2");
        meta.put("workload_id", id(prompts, schedule));
        meta.put("model", options.model());
        meta.put("seed", options.seed());
        meta.put("tokenizer_ref", options.tokenizer().id());
        meta.put("files", files);
        meta.put("arrival", arrival(options));
        var decode = new TreeMap<String, Object>(
                Map.of("distribution", options.decodeTokens().toString()));
        cut.ifPresent(what -> decode.put("cut", what));
        meta.put("decode", decode);
        meta.put("iwc_version", IwcVersion.current());
        return Json.document(meta);
    }

    /** Two schedules never share an id, the same content always does. */
    static String id(SpecPrompts prompts, SpecSchedule schedule) {
        var hashes = List.of(
                Sha256.hex(prompts.document()), Sha256.hex(schedule.lengths()), Sha256.hex(schedule.intervals()));
        return "workload_" + Sha256.hex(String.join("\n", hashes)).substring(0, 16);
    }

    /**
     * Holds the files against the hashes of their meta file, if there is one of version 2; the original's version 1 had
     * none. What differs goes to {@code problems}.
     */
    static void verify(Path folder, Problems problems) {
        var meta = folder.resolve(FILE);
        if (!Files.exists(meta)) {
            return;
        }
        var files = Json.read(meta).path("files");
        FILES.forEach((name, file) -> {
            var expected = files.path(name).path("sha256").asText("");
            var found = Sha256.hex(folder.resolve(file));
            if (!expected.isEmpty() && !expected.equals(found)) {
                problems.add(new Problem(
                        meta.toString(),
                        "files." + name + ".sha256",
                        "found " + expected + ", but " + file + " has " + found
                                + "; write the directory again with iwc spec"));
            }
        });
    }

    private static Map<String, Object> file(String name, String content, int rows) {
        return Map.of("name", name, "sha256", Sha256.hex(content), "rows", rows);
    }

    private static Map<String, Object> arrival(SpecOptions options) {
        Map<String, Object> arrival = new LinkedHashMap<>(options.arrival().parameters());
        arrival.put("kind", options.arrival().kind());
        if (options.arrival().isRandom()) {
            arrival.put("rng", options.rng().id());
            arrival.put("seed", options.seed());
        }
        return arrival;
    }
}
