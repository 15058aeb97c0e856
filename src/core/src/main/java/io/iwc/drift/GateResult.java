package io.iwc.drift;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import java.util.List;
import java.util.Optional;

/**
 * A gate after judging.
 *
 * @param gate what was asked
 * @param verdict what came out
 * @param baseline the metric's value then; undefined where the gate looks at one side or at no number
 * @param current the metric's value now
 * @param message one line: {@code prefill.dominance.p50 is 0.834, allowed 0.739 ±0.050 (Δ +0.095)}
 * @param baselineName what it was then where that is no number, a class for instance; else empty
 * @param currentName what it is now where that is no number; else empty
 * @param note what a passed gate does not say: {@code a rate shift of 10 % is not detectable at this size (smallest:
 *     30 %)}; else empty
 * @since 0.1
 */
public record GateResult(
        Gate gate,
        Verdict verdict,
        Measurement baseline,
        Measurement current,
        String message,
        String baselineName,
        String currentName,
        String note) {
    /** A result of numbers. */
    public GateResult(Gate gate, Verdict verdict, Measurement baseline, Measurement current, String message) {
        this(gate, verdict, baseline, current, message, "", "");
    }

    /** A result of numbers or names. */
    public GateResult(
            Gate gate,
            Verdict verdict,
            Measurement baseline,
            Measurement current,
            String message,
            String baselineName,
            String currentName) {
        this(gate, verdict, baseline, current, message, baselineName, currentName, "");
    }

    /** The gate with what its passing does not say: {@code arrivals.gapRate passed, but …}. */
    public String noted() {
        return gate.metric() + " passed, but " + note;
    }

    /** The same if it is passed, with what that does not say, in the message as well; otherwise this one. */
    GateResult noting(String what) {
        return what.isEmpty() || verdict != Verdict.PASS
                ? this
                : new GateResult(
                        gate, verdict, baseline, current, message + "; " + what, baselineName, currentName, what);
    }

    /**
     * The share of the allowance that the change takes up: 1 is at the limit, more is over it. Undefined for gates
     * without a width, and where a side is.
     */
    public Measurement used() {
        return gate.used(baseline, current);
    }

    /** How far the limit is away, in the unit of the metric; below 0 beyond it. Undefined where {@link #used()} is. */
    public Measurement slack() {
        return gate.slack(baseline, current);
    }

    /**
     * The improvement by more than the gate tolerates for worse:
     * {@code run.tpot.p90 is 0.020, better than 0.040 by more than the gate allows for worse (+20 %)}. Empty for gates
     * that watch both ways or no change.
     */
    public Optional<String> improvement() {
        return verdict == Verdict.PASS ? gate.improvement(baseline, current) : Optional.empty();
    }

    /** The value then as tables show it; {@code -} where there is none. */
    public String baselineText() {
        return text(baselineName, baseline);
    }

    /** The value now as tables show it; {@code -} where there is none. */
    public String currentText() {
        return text(currentName, current);
    }

    /** The difference as tables show it; {@code -} where there is none. */
    public String deltaText() {
        return baseline.isDefined() && current.isDefined()
                ? Digits.deltaInGate(gate.metric(), current.value() - baseline.value())
                : "-";
    }

    /**
     * The row of a table of gates: metric, value then, value now, what lies between them, what is allowed, verdict.
     *
     * @param verdict as the table shows it
     */
    public List<String> cells(String verdict) {
        return List.of(gate.metric().id(), baselineText(), currentText(), deltaText(), gate.allowed(), verdict);
    }

    private String text(String name, Measurement measurement) {
        if (!name.isEmpty()) {
            return name;
        }
        return measurement.isDefined() ? Digits.inGate(gate.metric(), measurement.value()) : "-";
    }
}
