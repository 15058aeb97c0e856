package io.iwc.drift.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Json;
import io.iwc.drift.Distance;
import io.iwc.drift.Drift;
import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import io.iwc.drift.MetricDelta;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measured;
import io.iwc.metric.internal.StoredMeasurements;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A drift as {@code drift.json}: numbers in full precision, every side that is undefined with its reason, the same
 * bytes for the same drift.
 *
 * @since 0.1
 */
public final class DriftFile {
    /** Schema id of the file. */
    public static final String SCHEMA = "iwc-drift/1";

    private DriftFile() {}

    /** The text of the file. */
    public static String text(Drift drift, Judgement judgement) {
        return Json.document(document(drift, judgement));
    }

    /** Writes the file, whole or not at all. */
    public static void write(Drift drift, Judgement judgement, Path file) {
        AtomicFile.write(file, text(drift, judgement));
    }

    private static SortedMap<String, Object> document(Drift drift, Judgement judgement) {
        var document = new TreeMap<String, Object>();
        document.put("schema", SCHEMA);
        document.put("baseline", side(drift.baseline()));
        document.put("current", side(drift.current()));
        document.put("class", Map.of("baseline", drift.baselineClass(), "current", drift.currentClass()));
        document.put("shift", drift.shift());
        document.put("explanation", drift.explanation());
        document.put("metrics", drift.deltas().stream().map(DriftFile::delta).toList());
        document.put(
                "distances", drift.distances().stream().map(DriftFile::distance).toList());
        document.put("gates", gates(judgement));
        document.put("verdict", judgement.verdict().id());
        return document;
    }

    private static Map<String, Object> side(Measured measured) {
        var side = new TreeMap<String, Object>();
        side.put("name", measured.name());
        if (measured instanceof Fingerprint fingerprint) {
            fingerprint.workloadSha256().ifPresent(hash -> side.put("sha256", hash));
        }
        return side;
    }

    private static Map<String, Object> delta(MetricDelta delta) {
        var entry = new TreeMap<String, Object>();
        entry.put("id", delta.metric().id());
        entry.put("baseline", StoredMeasurements.single(delta.baseline()));
        entry.put("current", StoredMeasurements.single(delta.current()));
        entry.put("delta", StoredMeasurements.single(delta.absolute()));
        entry.put("relative", StoredMeasurements.single(delta.relative()));
        delta.obstacle().ifPresent(note -> entry.put("note", note));
        return entry;
    }

    private static Map<String, Object> distance(Distance distance) {
        var entry = new TreeMap<String, Object>();
        entry.put("id", distance.metric().id());
        entry.put("source", distance.source());
        if (distance.value().isDefined()) {
            entry.put("value", distance.value().value());
        } else {
            entry.put("undefined", distance.value().reason());
        }
        return entry;
    }

    private static List<Map<String, Object>> gates(Judgement judgement) {
        return judgement.results().stream().map(DriftFile::gate).toList();
    }

    private static Map<String, Object> gate(GateResult result) {
        var entry = new TreeMap<String, Object>();
        entry.put("metric", result.gate().metric().id());
        entry.put("kind", result.gate().kind());
        entry.put("direction", result.gate().direction().id());
        result.gate().threshold().ifPresent(threshold -> entry.put("threshold", threshold));
        entry.put("verdict", result.verdict().id());
        entry.put("message", result.message());
        return entry;
    }
}
