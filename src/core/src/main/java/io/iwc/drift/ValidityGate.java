package io.iwc.drift;

import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/** A run must be valid, whatever the baseline is: its client kept its schedule, and it came to its end. */
final class ValidityGate extends Gate {
    private static final Metric VALID = Metric.of("run.valid");
    private static final Measurement NO_NUMBER = Measurement.undefined("validity is not a number");

    ValidityGate(boolean isNamed) {
        super(VALID, isNamed);
    }

    @Override
    public String kind() {
        return "validity";
    }

    @Override
    public String allowed() {
        return "valid";
    }

    @Override
    GateResult judge(Drift drift) {
        var invalid = drift.current().label(Measured.INVALID);
        return new GateResult(
                this,
                invalid.isPresent() ? Verdict.FAIL : Verdict.PASS,
                NO_NUMBER,
                NO_NUMBER,
                invalid.map(reasons -> "the run is INVALID: " + reasons).orElse("the run is valid"));
    }

    @Override
    Gate unnamed() {
        return new ValidityGate(false);
    }
}
