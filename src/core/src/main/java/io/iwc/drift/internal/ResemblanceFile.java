package io.iwc.drift.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.internal.StoredMeasurements;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resemblance as JSON: numbers in full precision, a side that is undefined with its reason.
 *
 * @since 0.1
 */
public final class ResemblanceFile {
    /** Schema id of the document. */
    public static final String SCHEMA = "iwc-resemblance/1";

    private ResemblanceFile() {}

    /** The text of the document. */
    public static String text(Fingerprint source, Fingerprint made, Resemblance resemblance) {
        var document = new TreeMap<String, Object>();
        document.put("schema", SCHEMA);
        document.put("source", side(source));
        document.put("made", side(made));
        document.put("off", (long) resemblance.off().size());
        document.put(
                "metrics",
                resemblance.rows().stream().map(ResemblanceFile::entry).toList());
        return Json.document(document);
    }

    private static Map<String, Object> side(Fingerprint fingerprint) {
        var side = new TreeMap<String, Object>();
        side.put("name", fingerprint.name());
        fingerprint.workloadSha256().ifPresent(hash -> side.put("sha256", hash));
        return side;
    }

    private static Map<String, Object> entry(Resemblance.Row row) {
        var entry = new TreeMap<String, Object>();
        entry.put("id", row.metric().id());
        entry.put("source", StoredMeasurements.single(row.source()));
        entry.put("made", StoredMeasurements.single(row.made()));
        entry.put("tolerance", row.tolerance());
        entry.put("verdict", row.verdict().text());
        return entry;
    }
}
