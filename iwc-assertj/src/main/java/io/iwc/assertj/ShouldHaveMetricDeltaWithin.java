package io.iwc.assertj;

import io.iwc.metric.Metric;

/** A metric is too far from what it is held against. */
final class ShouldHaveMetricDeltaWithin {
    private ShouldHaveMetricDeltaWithin() {}

    static FailureMessage of(String subject, Finding now, Reference then, AllowedDelta allowed) {
        var metric = now.metric();
        var expectation = "Expecting " + subject + " to have " + metric + " within " + allowed.text(metric) + " of \""
                + then.name() + "\" but ";
        return new FailureMessage(
                expectation + clause(now, then, allowed) + Hints.of(now),
                now.actual(),
                expected(metric, then, allowed));
    }

    private static String clause(Finding now, Reference then, AllowedDelta allowed) {
        var metric = now.metric();
        if (!then.obstacle().isEmpty()) {
            return "they are not comparable: " + then.obstacle();
        }
        if (!now.isJudgeable() && now.measurement().isDefined()) {
            return now.objection();
        }
        if (!now.isJudgeable() && then.measurement().isDefined()) {
            return "it is not measurable: " + metric + " is " + ShownBounds.value(metric, then.value()) + " in \""
                    + then.name() + "\" and undefined now (" + now.measurement().reason() + ")";
        }
        if (!now.isJudgeable()) {
            return "it is not measurable on both sides: "
                    + then.measurement().reason() + " in \"" + then.name() + "\", "
                    + now.measurement().reason() + " now";
        }
        if (!then.measurement().isDefined()) {
            return "it is not measurable: " + metric + " is " + ShownBounds.value(metric, now.value())
                    + " now and undefined in \"" + then.name() + "\" ("
                    + then.measurement().reason() + ")";
        }
        var delta = now.value() - then.value();
        return "was " + ShownBounds.apartFrom(metric, now.value(), then.value()) + now.mark() + " against "
                + ShownBounds.apartFrom(metric, then.value(), now.value()) + " (Δ " + signed(metric, delta, allowed)
                + ")";
    }

    private static String signed(Metric metric, double delta, AllowedDelta allowed) {
        return (delta > 0 ? "+" : "") + ShownBounds.apartFrom(metric, delta, allowed.maxAbs(), -allowed.maxAbs());
    }

    private static Object expected(Metric metric, Reference then, AllowedDelta allowed) {
        var center = then.measurement().isDefined() ? ShownBounds.value(metric, then.value()) : "undefined";
        return center + " " + allowed.text(metric);
    }
}
