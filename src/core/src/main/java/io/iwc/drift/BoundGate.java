package io.iwc.drift;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.List;
import java.util.Optional;

/** Between which values a metric must lie now, both included, whatever it was. */
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
        return Optional.of(List.of(min, max));
    }

    @Override
    public String allowed() {
        return GateWords.amount(metric(), min) + " to " + GateWords.amount(metric(), max);
    }

    @Override
    GateResult judge(Drift drift) {
        var baseline = drift.baseline().measurement(metric());
        var current = drift.now(metric());
        if (!current.isDefined()) {
            return new GateResult(
                    this, Verdict.FAIL, baseline, current, metric() + " is not measurable because " + current.reason());
        }
        return new GateResult(
                this, isWithin(current) ? Verdict.PASS : Verdict.FAIL, baseline, current, message(current));
    }

    private boolean isWithin(Measurement current) {
        return current.value() >= min && current.value() <= max;
    }

    private String message(Measurement current) {
        var words = new GateWords(metric());
        var nearest = current.value() < min ? min : max;
        return metric() + " is " + words.apart(current.value(), nearest) + ", allowed " + allowed();
    }

    @Override
    Gate unnamed() {
        return new BoundGate(metric(), min, max, false);
    }
}
