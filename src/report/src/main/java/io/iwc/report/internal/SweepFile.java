package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Json;
import io.iwc.metric.internal.StoredMeasurements;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code sweep.json}, schema {@value #SCHEMA}: the levels of a sweep with their numbers, its frontier and its highest
 * rate under the SLO. The requests are in the run folder of each level.
 *
 * @since 0.1
 */
public final class SweepFile {
    /** Of the file. */
    public static final String SCHEMA = "iwc-sweep/1";

    private SweepFile() {}

    /** The content of the file. */
    public static String text(Sweep sweep, Optional<Slo> slo) {
        var words = new SweepWords(sweep, slo);
        var tree = new TreeMap<String, Object>();
        tree.put("schema", SCHEMA);
        tree.put("workload", sweep.name());
        tree.put(
                "levels",
                sweep.points().stream()
                        .map(words::judged)
                        .map(it -> level(it, slo))
                        .toList());
        tree.put("frontier", sweep.frontier().stream().map(SweepPoint::toString).toList());
        slo.ifPresent(targets -> {
            tree.put("slo", SloLabel.of(targets));
            tree.put("maxSustainableRate", StoredMeasurements.single(words.maxSustainableRate(targets)));
        });
        return Json.document(tree);
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws io.iwc.IwcException if it cannot be written; an old file is left as it was
     */
    public static void write(Sweep sweep, Optional<Slo> slo, Path file) {
        AtomicFile.write(file, text(sweep, slo));
    }

    /** A level that is judged already. */
    private static Map<String, Object> level(SweepPoint point, Optional<Slo> slo) {
        var judged = point.run();
        var numbers = Numbers.of(judged.labels(), judged.measurements());
        var level = new TreeMap<String, Object>();
        level.put("level", point.toString());
        point.level().rate().ifPresent(rate -> level.put("rate", rate));
        point.level().concurrency().ifPresent(concurrency -> level.put("concurrency", concurrency));
        level.put("valid", judged.isValid());
        level.put("reasons", new ArrayList<>(judged.invalidReasons()));
        if (!judged.errors().isEmpty()) {
            var errors = new TreeMap<String, Long>();
            judged.errors().forEach((errorClass, count) -> errors.put(errorClass.text(), count));
            level.put("errors", errors);
            var messages = new TreeMap<String, String>();
            judged.errorMessages().forEach((errorClass, message) -> messages.put(errorClass.text(), message));
            level.put("errorMessages", messages);
        }
        if (!judged.warnings().isEmpty()) {
            level.put("warnings", judged.warnings());
        }
        level.put("metrics", numbers.metrics());
        level.put("undefined", numbers.undefined());
        slo.ifPresent(targets -> {
            level.put("attainment", StoredMeasurements.single(point.attainment(targets)));
            level.put("sustained", point.sustains(targets));
        });
        return level;
    }
}
