package io.iwc.generate;

import io.iwc.IwcException;
import io.iwc.fingerprint.CurvePoint;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.PrefixMetrics;
import java.util.List;
import java.util.Optional;

/** A fingerprint as re-synthesis asks it: distributions of values, numbers with a default, and missing values. */
record Source(Fingerprint fingerprint) {
    /** The values of a family; empty where the fingerprint has none. */
    Optional<EmpiricalValues> values(MetricFamily family) {
        return fingerprint
                .distribution(family)
                .filter(observed -> observed.size() > 0)
                .map(observed -> EmpiricalValues.of(observed, number(family.mean(), 0), number(family.std(), 0)));
    }

    /** The values of a family that there has to be. */
    EmpiricalValues required(MetricFamily family) {
        return values(family)
                .orElseThrow(() -> new IwcException(
                        "fingerprint \"" + fingerprint.name() + "\": " + family.id() + ": found " + "none ("
                                + measurement(family.mean()).reason() + "), expected lengths to make requests of"));
    }

    Measurement measurement(Metric metric) {
        return fingerprint.measurement(metric);
    }

    double number(Metric metric, double otherwise) {
        var found = measurement(metric);
        return found.isDefined() ? found.value() : otherwise;
    }

    /** A count for so many requests as the source has it for its own number of requests. */
    int scaled(Metric metric, int requests) {
        return (int) Math.round(number(metric, 0) * requests / number(Metric.REQUEST_COUNT, 1));
    }

    boolean hasSessions() {
        return number(Metric.SESSION_COUNT, 0) > 0;
    }

    /** The block size whose prefix reuse is known, if any is; the smallest of several. */
    Optional<Integer> blockSize() {
        return fingerprint.blockSizes().stream()
                .filter(size -> measurement(new PrefixMetrics(size).reuse()).isDefined())
                .findFirst();
    }

    /** The hit shares of caches by their size, as far as they are known. */
    List<CurvePoint> hitShares(int blockSize) {
        return fingerprint.curves().getOrDefault(new PrefixMetrics(blockSize).curve(), List.of());
    }

    /** Whether output lengths are caps, not what was observed. */
    boolean outputsAreCaps() {
        return fingerprint.label("tokens.outputSource").equals(Optional.of("cap"));
    }
}
