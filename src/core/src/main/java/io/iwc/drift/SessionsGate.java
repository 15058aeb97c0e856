package io.iwc.drift;

import io.iwc.metric.Metric;

/** Sessions on both sides, or on none. */
final class SessionsGate extends Gate {
    SessionsGate(boolean isNamed) {
        super(Metric.SESSION_COUNT, isNamed);
    }

    @Override
    public String kind() {
        return "sessions";
    }

    @Override
    public String allowed() {
        return "both or none";
    }

    @Override
    GateResult judge(Drift drift) {
        var sessions = drift.delta(metric());
        if (!sessions.absolute().isDefined()) {
            var words = new GateWords(metric());
            return sessions.baseline().isDefined() || sessions.current().isDefined()
                    ? result(sessions, Verdict.FAIL, words.undefinedOnOneSide(sessions))
                    : result(sessions, undecided(), words.undefinedOnBothSides(sessions));
        }
        var before = (long) sessions.baseline().value();
        var now = (long) sessions.current().value();
        var isShift = (before > 0) != (now > 0);
        return result(
                sessions,
                isShift ? Verdict.FAIL : Verdict.PASS,
                metric() + " is " + now + ", allowed " + (before > 0 ? "1 or more as" : "0 as") + " in the baseline ("
                        + before + ")");
    }

    private GateResult result(MetricDelta sessions, Verdict verdict, String message) {
        return new GateResult(this, verdict, sessions.baseline(), sessions.current(), message);
    }

    @Override
    Gate unnamed() {
        return new SessionsGate(false);
    }
}
