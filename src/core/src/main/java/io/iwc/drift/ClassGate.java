package io.iwc.drift;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/** The primary class must stay the same; {@code (prefill-heavy)} behind it is for the gate on prefill. */
final class ClassGate extends Gate {
    private static final Measurement NO_NUMBER = Measurement.undefined("a class is not a number");

    ClassGate(boolean isNamed) {
        super(Metric.PRIMARY_CLASS, isNamed);
    }

    @Override
    public String kind() {
        return "class";
    }

    @Override
    public String allowed() {
        return "same";
    }

    @Override
    GateResult judge(Drift drift) {
        var message = metric() + " is " + drift.currentClass() + ", allowed " + drift.baselineClass();
        return new GateResult(
                this,
                drift.isClassShift() ? Verdict.FAIL : Verdict.PASS,
                NO_NUMBER,
                NO_NUMBER,
                message,
                drift.baselineClass(),
                drift.currentClass());
    }

    @Override
    Gate unnamed() {
        return new ClassGate(false);
    }
}
