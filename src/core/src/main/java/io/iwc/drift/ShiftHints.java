package io.iwc.drift;

import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** The short summary of a drift. */
final class ShiftHints {
    private static final double BURSTINESS = 0.5;
    private static final double PREFILL = 0.05;
    private static final double REUSE = 0.05;

    private final Drift drift;
    private final List<Shift> hints = new ArrayList<>();

    private ShiftHints(Drift drift) {
        this.drift = drift;
    }

    static List<Shift> of(Drift drift) {
        var hints = new ShiftHints(drift);
        hints.add(Metric.BURSTINESS_CV, BURSTINESS, Shift.MORE_BURSTY, Shift.LESS_BURSTY);
        hints.add(Metric.PREFILL_P50, PREFILL, Shift.MORE_PREFILL, Shift.LESS_PREFILL);
        hints.add(Metric.SESSION_REUSE_MEAN, REUSE, Shift.HIGHER_REUSE, Shift.LOWER_REUSE);
        hints.addSessions();
        return List.copyOf(hints.hints);
    }

    private void add(Metric metric, double threshold, Shift up, Shift down) {
        var delta = drift.delta(metric);
        if (delta.absolute().isDefined()) {
            var change = delta.absolute().value();
            if (Tolerance.isExceeded(
                    Math.abs(change),
                    threshold,
                    delta.baseline().value(),
                    delta.current().value())) {
                hints.add(change > 0 ? up : down);
            }
        }
    }

    private void addSessions() {
        var sessions = drift.delta(Metric.SESSION_COUNT);
        if (sessions.absolute().isDefined()) {
            var before = sessions.baseline().value() > 0;
            var now = sessions.current().value() > 0;
            if (before != now) {
                hints.add(now ? Shift.SESSIONS_APPEARED : Shift.SESSIONS_DISAPPEARED);
            }
        }
    }
}
