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
    private final List<String> hints = new ArrayList<>();

    private ShiftHints(Drift drift) {
        this.drift = drift;
    }

    static List<String> of(Drift drift) {
        var hints = new ShiftHints(drift);
        hints.add(Metric.BURSTINESS_CV, BURSTINESS, "more bursty", "less bursty");
        hints.add(Metric.PREFILL_P50, PREFILL, "more prefill-heavy", "less prefill-heavy");
        hints.add(Metric.SESSION_REUSE_MEAN, REUSE, "higher reuse", "lower reuse");
        hints.addSessions();
        return hints.hints.isEmpty() ? List.of("no major shift detected") : List.copyOf(hints.hints);
    }

    private void add(Metric metric, double threshold, String up, String down) {
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
                hints.add(now ? "sessions appeared" : "sessions disappeared");
            }
        }
    }
}
