package io.iwc.assertj;

import io.iwc.drift.internal.Comparability;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/**
 * The other side of a delta.
 *
 * @param obstacle why it cannot be compared with this side, empty if it can
 */
record Reference(String name, Metric metric, Measurement measurement, String obstacle) {
    /** Like is compared with like: same tokenizer, same source of output lengths, no times of a wall-clock capture. */
    static Reference of(Measured other, Measured now, Metric metric) {
        var comparability = Comparability.of(other, now);
        var obstacle = comparability.obstacle(metric).or(() -> comparability.accident(metric));
        return new Reference(other.name(), metric, other.measurement(metric), obstacle.orElse(""));
    }

    boolean isJudgeable() {
        return measurement.isDefined() && obstacle.isEmpty();
    }

    double value() {
        return measurement.value();
    }
}
