package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.WorkloadReader;
import java.nio.file.Path;
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

    /** The report of a workload and its fingerprint. */
    public static WorkloadReport of(Workload workload, Fingerprint fingerprint) {
        return of(workload.manifest(), fingerprint, ArrivalTimes.of(workload)).named(workload.name());
    }

    /**
     * The report of a canonical file and its fingerprint. Of the requests only their times are in memory.
     *
     * @throws io.iwc.IwcException if the file, or its manifest, cannot be read
     */
    public static WorkloadReport of(Path file, Fingerprint fingerprint) {
        var manifest = Manifest.forFile(file).orElseGet(() -> Manifest.of("canonical"));
        try (var reader = WorkloadReader.open(file)) {
            return of(manifest, fingerprint, ArrivalTimes.of(manifest, reader.requests()));
        }
    }

    /**
     * The report of requests that are no longer there.
     *
     * @param manifest how they came to be
     * @param arrivals of each, nanoseconds
     */
    public static WorkloadReport of(Manifest manifest, long[] arrivals, Fingerprint fingerprint) {
        return of(manifest, fingerprint, ArrivalTimes.of(arrivals));
    }

    private static WorkloadReport of(Manifest manifest, Fingerprint fingerprint, ArrivalTimes arrivals) {
        var seed = manifest.seed();
        return new WorkloadReport(
                fingerprint.name(),
                fingerprint.workloadSha256().orElse(""),
                manifest.compiler(),
                seed.isPresent() ? Long.toString(seed.getAsLong()) : "",
                Numbers.of(labels(fingerprint), fingerprint.measurements()),
                WorkloadFigures.of(fingerprint, arrivals));
    }

    /** Of what tells two apart nearly always: not of thousands of points. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + sha256.hashCode();
    }

    private WorkloadReport named(String name) {
        return new WorkloadReport(name, sha256, compiler, seed, numbers, figures);
    }

    private static Map<String, String> labels(Fingerprint fingerprint) {
        var labels = new TreeMap<String, String>();
        fingerprint.labels().keySet().forEach(id -> fingerprint.label(id).ifPresent(text -> labels.put(id, text)));
        labels.putIfAbsent("tokenizer.id", fingerprint.tokenizer().id());
        return labels;
    }
}
