package io.iwc.drift;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.List;
import java.util.Optional;

/** How far a metric may move from the baseline, in its own unit or as a fraction of it. */
final class DeltaGate extends Gate {
    private final double threshold;
    private final double fall;
    private final boolean isRelative;
    private final Direction direction;

    DeltaGate(Metric metric, double threshold, boolean isRelative, Direction direction, boolean isNamed) {
        this(metric, threshold, threshold, isRelative, direction, isNamed);
    }

    /**
     * A gate that allows another fall than rise.
     *
     * @param threshold how far the metric may rise
     * @param fall how far it may fall
     */
    DeltaGate(Metric metric, double threshold, double fall, boolean isRelative, Direction direction, boolean isNamed) {
        super(metric, isNamed);
        this.threshold = Gates.nonNegative("threshold", threshold);
        this.fall = Gates.nonNegative("threshold", fall);
        this.isRelative = isRelative;
        this.direction = direction;
    }

    @Override
    public Optional<Object> threshold() {
        return Optional.of(fall == threshold ? threshold : List.of(-fall, threshold));
    }

    @Override
    public String kind() {
        return isRelative ? "relative" : "absolute";
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public String allowed() {
        return fall == threshold
                ? direction.sign() + amount(threshold)
                : "-" + amount(fall) + " to +" + amount(threshold);
    }

    private String amount(double size) {
        return isRelative ? GateWords.percent(size) : GateWords.amount(metric(), size);
    }

    private double allowed(double change) {
        return change < 0 ? fall : threshold;
    }

    @Override
    GateResult judge(Drift drift) {
        var delta = drift.delta(metric());
        var accident = drift.comparability().accident(metric());
        if (accident.isPresent()) {
            return result(delta, undecided(), metric() + " is not comparable: " + accident.get());
        }
        var invalid = invalidity(drift.baseline()).or(() -> invalidity(drift.current()));
        if (invalid.isPresent()) {
            return result(delta, Verdict.FAIL, invalid.get());
        }
        var change = isRelative ? delta.relative() : delta.absolute();
        if (!change.isDefined()) {
            return undefined(delta, change);
        }
        var size = direction.distance(change.value());
        var allowed = allowed(change.value());
        var isExceeded = isRelative
                ? Tolerance.isExceeded(size, allowed, 1, 1)
                : Tolerance.isExceeded(
                        size, allowed, delta.baseline().value(), delta.current().value());
        var words = new GateWords(metric());
        var message = metric() + " is "
                + words.apart(delta.current().value(), delta.baseline().value())
                + ", allowed "
                + words.apart(delta.baseline().value(), delta.current().value())
                + " " + allowed() + " (Δ " + shown(change.value()) + ")";
        return new GateResult(
                this, isExceeded ? Verdict.FAIL : Verdict.PASS, delta.baseline(), delta.current(), message);
    }

    @Override
    Measurement used(Measurement baseline, Measurement current) {
        if (!baseline.isDefined() || !current.isDefined()) {
            return Measurement.undefined("a side is undefined");
        }
        var scale = isRelative ? Math.abs(baseline.value()) : 1;
        var size = Math.max(0, direction.distance(current.value() - baseline.value()));
        if (size == 0) {
            return Measurement.of(0);
        }
        var allowed = allowed(current.value() - baseline.value()) * scale;
        return allowed == 0 ? Measurement.undefined("nothing is allowed") : Measurement.of(size / allowed);
    }

    @Override
    Measurement slack(Measurement baseline, Measurement current) {
        if (!baseline.isDefined() || !current.isDefined()) {
            return Measurement.undefined("a side is undefined");
        }
        var scale = isRelative ? Math.abs(baseline.value()) : 1;
        var size = Math.max(0, direction.distance(current.value() - baseline.value()));
        return Measurement.of(allowed(current.value() - baseline.value()) * scale - size);
    }

    private GateResult undefined(MetricDelta delta, Measurement change) {
        if (delta.obstacle().isPresent()) {
            return result(delta, Verdict.FAIL, metric() + " is not comparable: " + change.reason());
        }
        if (delta.baseline().isDefined() && delta.current().isDefined()) { // relative to 0
            return delta.current().value() == 0
                    ? result(delta, Verdict.PASS, metric() + " is 0 in the baseline and now")
                    : result(
                            delta,
                            Verdict.FAIL,
                            "not measurable: " + metric() + " has no relative change, " + change.reason());
        }
        var words = new GateWords(metric());
        return delta.baseline().isDefined() || delta.current().isDefined()
                ? result(delta, Verdict.FAIL, words.undefinedOnOneSide(delta))
                : result(delta, undecided(), words.undefinedOnBothSides(delta));
    }

    private GateResult result(MetricDelta delta, Verdict verdict, String message) {
        return new GateResult(this, verdict, delta.baseline(), delta.current(), message);
    }

    /** The change with its sign, with enough digits to differ from the threshold. */
    private String shown(double change) {
        var sign = change < 0 ? "-" : "+";
        var size = Math.abs(change);
        if (isRelative) {
            var text = GateWords.percent(size);
            return sign
                    + (size != allowed(change) && text.equals(GateWords.percent(allowed(change)))
                            ? GateWords.inFull(100 * size) + " %"
                            : text);
        }
        var text = Digits.inGate(metric(), size);
        return sign
                + (size != allowed(change) && text.equals(Digits.inGate(metric(), allowed(change)))
                        ? GateWords.inFull(size)
                        : text);
    }

    @Override
    Optional<String> improvement(Measurement baseline, Measurement current) {
        if (direction == Direction.BOTH || !baseline.isDefined() || !current.isDefined()) {
            return Optional.empty();
        }
        var won = -direction.distance(current.value() - baseline.value());
        var allowed = isRelative ? threshold * Math.abs(baseline.value()) : threshold;
        if (!Tolerance.isExceeded(won, allowed, baseline.value(), current.value())) {
            return Optional.empty();
        }
        var words = new GateWords(metric());
        return Optional.of(metric() + " is " + words.apart(current.value(), baseline.value()) + ", better than "
                + words.apart(baseline.value(), current.value()) + " by more than the gate allows for worse ("
                + allowed() + ")");
    }

    @Override
    Gate unnamed() {
        return new DeltaGate(metric(), threshold, fall, isRelative, direction, false);
    }
}
