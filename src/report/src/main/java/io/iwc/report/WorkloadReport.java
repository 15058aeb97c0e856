package io.iwc.report;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workload as a report shows it: where it comes from, its numbers and its figures. Never its prompts. Immutable.
 *
 * @param name what messages call it
 * @param sha256 of its canonical bytes, hex; empty for captured traffic
 * @param compiler what made it: {@code sharegpt}, {@code azure}, {@code captured} …
 * @param seed its root seed as text; empty if nothing was drawn
 * @param numbers of its fingerprint
 * @param figures its shape
 * @since 0.1
 */
public record WorkloadReport(
        String name, String sha256, String compiler, String seed, Numbers numbers, List<Figure> figures) {
    public WorkloadReport {
        figures = List.copyOf(figures);
    }

    /** What a report says about a workload and its fingerprint. */
    public static WorkloadReport of(Workload workload, Fingerprint fingerprint) {
        var manifest = workload.manifest();
        var seed = manifest.seed();
        return new WorkloadReport(
                workload.name(),
                fingerprint.workloadSha256().orElse(""),
                manifest.compiler(),
                seed.isPresent() ? Long.toString(seed.getAsLong()) : "",
                Numbers.of(labels(fingerprint), fingerprint.measurements()),
                WorkloadFigures.of(workload, fingerprint));
    }

    private static Map<String, String> labels(Fingerprint fingerprint) {
        var labels = new TreeMap<String, String>();
        fingerprint.labels().keySet().forEach(id -> fingerprint.label(id).ifPresent(text -> labels.put(id, text)));
        labels.putIfAbsent("tokenizer.id", fingerprint.tokenizer().id());
        return labels;
    }
}
