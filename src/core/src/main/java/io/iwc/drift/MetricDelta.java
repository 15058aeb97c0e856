package io.iwc.drift;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import java.util.Optional;

/**
 * A metric on both sides.
 *
 * @param metric what is compared
 * @param baseline its value then
 * @param current its value now
 * @param obstacle why the two cannot be compared, although both may be defined
 * @since 0.1
 */
public record MetricDelta(Metric metric, Measurement baseline, Measurement current, Optional<String> obstacle) {
    /** Current − baseline, in the unit of the metric. */
    public Measurement absolute() {
        return whyNot().map(Measurement::undefined).orElseGet(() -> Measurement.of(current.value() - baseline.value()));
    }

    /** The difference as a fraction of the baseline's size. */
    public Measurement relative() {
        if (whyNot().isPresent()) {
            return Measurement.undefined(whyNot().get());
        }
        return baseline.value() == 0
                ? Measurement.undefined(ReasonCode.BASELINE_IS_ZERO)
                : Measurement.of((current.value() - baseline.value()) / Math.abs(baseline.value()));
    }

    /** Whether anything changed: the value, or whether there is one. */
    public boolean isChange() {
        return !baseline.equals(current);
    }

    private Optional<Reason> whyNot() {
        if (obstacle.isPresent()) {
            return obstacle.map(Reason::told);
        }
        if (baseline.isDefined()) {
            return current.isDefined()
                    ? Optional.empty()
                    : Optional.of(Reason.of(ReasonCode.UNDEFINED_NOW, current.reason()));
        }
        return Optional.of(Reason.of(ReasonCode.UNDEFINED_IN_BASELINE, baseline.reason()));
    }
}
