package io.iwc.drift;

import io.iwc.drift.internal.Comparability;
import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.DistanceMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every distance between the distributions of two sides, by base and name. */
final class Distances {
    private final Measured baseline;
    private final Measured current;
    private final List<Distance> distances = new ArrayList<>();

    private Distances(Measured baseline, Measured current) {
        this.baseline = baseline;
        this.current = current;
    }

    static List<Distance> between(Measured baseline, Measured current) {
        var distances = new Distances(baseline, current);
        DistanceMetric.bases().forEach(distances::add);
        return List.copyOf(distances.distances);
    }

    private void add(MetricFamily base) {
        var obstacle = obstacle(base);
        if (obstacle.isPresent()) {
            var undefined = Measurement.undefined(obstacle.get());
            DistanceMetric.ofBase(base).forEach(name -> add(base, name, undefined, true));
            return;
        }
        var pair = new DistributionPair(
                baseline.distribution(base).orElseThrow(),
                current.distribution(base).orElseThrow());
        for (var name : DistanceMetric.ofBase(base)) {
            var value =
                    switch (name) {
                        case KS -> Measurement.of(pair.ks());
                        case KS_MARGIN -> Measurement.of(pair.ksMargin());
                        case KS_P -> Measurement.of(pair.ksP());
                        case PSI -> pair.psi();
                        case WASSERSTEIN -> pair.wasserstein();
                        case WASSERSTEIN_LOG -> Measurement.of(pair.wassersteinLog());
                    };
            add(base, name, value, pair.isExact());
        }
    }

    private void add(MetricFamily base, DistanceMetric name, Measurement value, boolean isExact) {
        distances.add(new Distance(name.of(base), value, isExact));
    }

    private Optional<Reason> obstacle(MetricFamily base) {
        var comparability = Comparability.of(baseline, current).obstacle(base.mean());
        if (comparability.isPresent()) {
            return comparability.map(Reason::told);
        }
        return missing(baseline, base, ReasonCode.UNDEFINED_IN_BASELINE)
                .or(() -> missing(current, base, ReasonCode.UNDEFINED_NOW));
    }

    private static Optional<Reason> missing(Measured side, MetricFamily base, ReasonCode when) {
        Optional<Distribution> distribution = side.distribution(base);
        return distribution.isPresent()
                ? Optional.empty()
                : Optional.of(Reason.of(when, side.measurement(base.mean()).reason()));
    }
}
