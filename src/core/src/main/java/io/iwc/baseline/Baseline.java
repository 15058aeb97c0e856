package io.iwc.baseline;

import io.iwc.baseline.internal.BaselineKey;
import io.iwc.baseline.internal.StoredRun;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A stored fingerprint or run summary that a later one is held against. Immutable.
 *
 * @since 0.1
 */
public final class Baseline implements Measured {
    private final String name;
    private final Optional<Path> file;
    private final Measured content;

    private Baseline(String name, Optional<Path> file, Measured content) {
        this.name = name;
        this.file = file;
        this.content = content;
    }

    /** A baseline that is not stored anywhere. */
    public static Baseline of(String name, Measured content) {
        return new Baseline(name, Optional.empty(), content);
    }

    /**
     * The baseline in a file.
     *
     * @throws io.iwc.InvalidInputException if it is neither a fingerprint nor a run summary
     */
    public static Baseline read(Path file) {
        var content = String.valueOf(file.getFileName()).endsWith(".run.json")
                ? StoredRun.read(file)
                : FingerprintFile.read(file);
        return new Baseline(BaselineKey.nameOf(file), Optional.of(file), content);
    }

    /** The id that the test gave it; of a run with its environment. */
    @Override
    public String name() {
        return name;
    }

    /** Where it lies, if it is stored. */
    public Optional<Path> file() {
        return file;
    }

    /** The fingerprint, if it is one. */
    public Optional<Fingerprint> fingerprint() {
        return content instanceof Fingerprint fingerprint ? Optional.of(fingerprint) : Optional.empty();
    }

    @Override
    public Measurement measurement(Metric metric) {
        return content.measurement(metric);
    }

    @Override
    public SortedMap<Metric, Measurement> measurements() {
        return content.measurements();
    }

    @Override
    public Optional<Distribution> distribution(String base) {
        return content.distribution(base);
    }

    @Override
    public Optional<String> label(String id) {
        return content.label(id);
    }

    @Override
    public String toString() {
        return "baseline " + name;
    }
}
