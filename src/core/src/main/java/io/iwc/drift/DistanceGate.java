package io.iwc.drift;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.internal.DistanceMetric;
import java.util.Optional;

/** How far two distributions may lie apart. */
final class DistanceGate extends Gate {
    private final double threshold;

    DistanceGate(Metric metric, double threshold, boolean isNamed) {
        super(metric, isNamed);
        if (!metric.isDistance()) {
            throw new IllegalArgumentException(
                    "distance: found " + metric + ", expected an id such as distance.tokens.prompt.wassersteinLog");
        }
        this.threshold = Gates.nonNegative("threshold", threshold);
    }

    @Override
    public String kind() {
        return "distance";
    }

    @Override
    public Direction direction() {
        return Direction.INCREASE;
    }

    @Override
    public Optional<Object> threshold() {
        return Optional.of(threshold);
    }

    @Override
    public String allowed() {
        return "≤ " + GateWords.amount(metric(), threshold);
    }

    @Override
    GateResult judge(Drift drift) {
        var value = drift.now(metric());
        var none = Measurement.undefined("a distance has no baseline");
        var accident = drift.comparability().accident(metric());
        if (accident.isPresent()) {
            return new GateResult(this, undecided(), none, value, metric() + " is not comparable: " + accident.get());
        }
        if (!value.isDefined()) {
            var verdict = isUndefinedOnBothSides(drift) ? undecided() : Verdict.FAIL;
            return new GateResult(this, verdict, none, value, "not measurable: " + metric() + ", " + value.reason());
        }
        var isExceeded = Tolerance.isExceeded(value.value(), threshold, value.value(), threshold);
        var message =
                metric() + " is " + new GateWords(metric()).apart(value.value(), threshold) + ", allowed " + allowed();
        return new GateResult(this, isExceeded ? Verdict.FAIL : Verdict.PASS, none, value, message);
    }

    @Override
    Measurement used(Measurement baseline, Measurement current) {
        if (!current.isDefined()) {
            return current;
        }
        if (current.value() == 0) {
            return Measurement.of(0);
        }
        return threshold == 0
                ? Measurement.undefined("nothing is allowed")
                : Measurement.of(current.value() / threshold);
    }

    private boolean isUndefinedOnBothSides(Drift drift) {
        var base = DistanceMetric.base(metric());
        return drift.baseline().distribution(base).isEmpty()
                && drift.current().distribution(base).isEmpty();
    }

    @Override
    Gate unnamed() {
        return new DistanceGate(metric(), threshold, false);
    }
}
