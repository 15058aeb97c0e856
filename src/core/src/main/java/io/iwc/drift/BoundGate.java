package io.iwc.drift;

import io.iwc.drift.internal.Limits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Between which values a metric must lie now, both included, whatever it was. An end may be open, an infinity. Latencies
 * of an invalid run lie nowhere.
 */
final class BoundGate extends Gate {
    private final double min;
    private final double max;

    BoundGate(Metric metric, double min, double max, boolean isNamed) {
        super(metric, isNamed);
        if (!(min <= max)) {
            throw new IllegalArgumentException("bound: found " + min + " to " + max + ", expected min ≤ max");
        }
        this.min = min;
        this.max = max;
    }

    @Override
    public String kind() {
        return "bound";
    }

    @Override
    public Optional<Object> threshold() {
        if (min == Double.NEGATIVE_INFINITY || max == Double.POSITIVE_INFINITY) {
            return Optional.of(max == Double.POSITIVE_INFINITY ? min : max);
        }
        return Optional.of(List.of(min, max));
    }

    @Override
    public Direction direction() {
        if (min == Double.NEGATIVE_INFINITY) {
            return Direction.INCREASE;
        }
        return max == Double.POSITIVE_INFINITY ? Direction.DECREASE : Direction.BOTH;
    }

    @Override
    public String allowed() {
        if (min == Double.NEGATIVE_INFINITY) {
            return "≤ " + GateWords.amount(metric(), max);
        }
        return max == Double.POSITIVE_INFINITY
                ? "≥ " + GateWords.amount(metric(), min)
                : GateWords.amount(metric(), min) + " to " + GateWords.amount(metric(), max);
    }

    @Override
    Measurement used(Measurement baseline, Measurement current) {
        return current.isDefined() ? new Limits(min, max).used(current.value()) : current;
    }

    @Override
    Measurement slack(Measurement baseline, Measurement current) {
        return current.isDefined() ? new Limits(min, max).slack(current.value()) : current;
    }

    @Override
    GateResult judge(Drift drift) {
        var baseline = drift.baseline().measurement(metric());
        var current = drift.now(metric());
        var invalid = invalidity(drift.current());
        if (invalid.isPresent()) {
            return new GateResult(this, Verdict.FAIL, baseline, current, invalid.get());
        }
        if (!current.isDefined()) {
            return new GateResult(
                    this,
                    isFailure(current) ? Verdict.FAIL : undecided(),
                    baseline,
                    current,
                    metric() + " is not measurable because " + current.reason());
        }
        return new GateResult(
                this, isWithin(current) ? Verdict.PASS : Verdict.FAIL, baseline, current, message(current));
    }

    /** Whether it is the run's fault that there is no number. */
    private static boolean isFailure(Measurement current) {
        return Stream.of(ReasonCode.NONE_OK, ReasonCode.NONE_FINISHED, ReasonCode.NONE_ENDED)
                .anyMatch(current::isUndefined);
    }

    private boolean isWithin(Measurement current) {
        return current.value() >= min && current.value() <= max;
    }

    private String message(Measurement current) {
        var words = new GateWords(metric());
        var nearest = current.value() < min || Double.isInfinite(max) ? min : max;
        return metric() + " is " + words.apart(current.value(), nearest) + ", allowed " + allowed();
    }

    @Override
    Gate unnamed() {
        return new BoundGate(metric(), min, max, false);
    }
}
