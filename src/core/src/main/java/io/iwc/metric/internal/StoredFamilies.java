package io.iwc.metric.internal;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the statistics of a family could have been computed of one sample. */
final class StoredFamilies {
    private static final Set<MetricFamily> WITH_SIGN = Set.of(MetricFamily.PROMPT_GROWTH);

    private final StoredFields metrics;
    private final Map<Metric, Measurement> measurements;

    StoredFamilies(StoredFields metrics, Map<Metric, Measurement> measurements) {
        this.metrics = metrics;
        this.measurements = measurements;
    }

    /** Checks each family of which there is an {@code .n}. */
    void check(Map<String, Distribution> distributions) {
        for (var base : Summary.basesIn(measurements.keySet())) {
            var family = MetricFamily.of(base);
            checkOrder(family);
            Optional.ofNullable(distributions.get(base)).ifPresent(values -> checkSame(family, values));
        }
    }

    private void checkOrder(MetricFamily family) {
        value(family.n()).ifPresent(n -> at(family.n()).integer(0));
        var ascending = new ArrayList<Metric>();
        ascending.add(family.min());
        Arrays.stream(Percentile.values()).map(family::at).forEach(ascending::add);
        ascending.add(family.max());
        Optional<Metric> below = Optional.empty();
        for (var metric : ascending) {
            var value = value(metric);
            if (value.isEmpty()) {
                continue;
            }
            if (value.get() < 0 && !WITH_SIGN.contains(family)) {
                throw at(metric).unexpected("a number ≥ 0");
            }
            var least = below;
            if (least.isPresent() && value.get() < value(least.get()).orElseThrow()) {
                throw at(metric)
                        .unexpected("at least " + least.get() + ", which is "
                                + value(least.get()).get());
            }
            below = Optional.of(metric);
        }
        value(family.std()).filter(std -> std < 0).ifPresent(std -> {
            throw at(family.std()).unexpected("a number ≥ 0");
        });
    }

    private void checkSame(MetricFamily family, Distribution values) {
        requireSame(family.n(), (double) values.n());
        requireSame(family.min(), values.value(0));
        requireSame(family.max(), values.value(values.size() - 1));
    }

    private void requireSame(Metric metric, double expected) {
        if (value(metric).filter(found -> found != expected).isPresent()) {
            throw at(metric).unexpected(expected + " as in distributions");
        }
    }

    private Optional<Double> value(Metric metric) {
        return Optional.ofNullable(measurements.get(metric))
                .filter(Measurement::isDefined)
                .map(Measurement::value);
    }

    private StoredFields at(Metric metric) {
        return metrics.at(metric.id());
    }
}
