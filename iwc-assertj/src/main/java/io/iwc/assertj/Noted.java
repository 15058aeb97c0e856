package io.iwc.assertj;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.Expectation;
import io.iwc.drift.internal.Limits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;

/** Leaves what a test asserted, and how it came out, for its report; nothing where no report is made. */
final class Noted {
    private static final Measurement NONE = Measurement.undefined("nothing was compared");

    private Noted() {}

    /** A metric that had to lie within bounds. */
    static void within(String subject, Finding finding, Bounds bounds) {
        var allowance = new Limits(bounds.min(), bounds.max());
        note(subject, finding, NONE, allowed(finding.metric(), bounds), allowance, isMet(finding, bounds));
    }

    /** A metric that had to be near another one. */
    static void near(String subject, Finding finding, Reference reference, AllowedDelta allowed) {
        var isJudgeable = finding.isJudgeable() && reference.isJudgeable();
        var center = isJudgeable ? reference.value() : 0;
        note(
                subject,
                isJudgeable || !finding.isJudgeable()
                        ? finding
                        : new Finding(finding.metric(), finding.measurement(), "it cannot be compared", ""),
                reference.measurement(),
                allowed.text(finding.metric()),
                new Limits(center - allowed.maxAbs(), center + allowed.maxAbs()),
                isJudgeable && !allowed.isExceeded(finding, reference));
    }

    /** Something with a name, a class for instance, that had to be another one's. */
    static void named(String subject, Metric metric, String found, String expected, boolean met) {
        BaselineScope.note(new Expectation(subject, metric, NONE, NONE, found, expected, NONE, NONE, met));
    }

    /** The highest rate of a sweep under an SLO, which had to be at least so high. */
    static void sustained(Sweep sweep, Slo slo, Measurement highest, double atLeast) {
        BaselineScope.note(sweep, slo);
        var finding = new Finding(Metric.RUN_OFFERED_RPS, highest, "", "");
        within(
                "sweep of \"" + sweep.name() + "\", highest rate under " + SloWords.of(slo),
                finding,
                new Bounds(atLeast, Double.POSITIVE_INFINITY));
    }

    private static void note(
            String subject, Finding finding, Measurement baseline, String allowed, Limits allowance, boolean met) {
        var actual = finding.isJudgeable() || !finding.measurement().isDefined()
                ? finding.measurement()
                : Measurement.undefined(finding.objection());
        BaselineScope.note(new Expectation(
                subject,
                finding.metric(),
                baseline,
                actual,
                "",
                allowed,
                actual.isDefined() ? allowance.used(actual.value()) : actual,
                actual.isDefined() ? allowance.slack(actual.value()) : actual,
                met));
    }

    private static boolean isMet(Finding finding, Bounds bounds) {
        return finding.isJudgeable() && bounds.contain(finding.value());
    }

    private static String allowed(Metric metric, Bounds bounds) {
        var unit = ShownBounds.unit(metric);
        if (bounds.min() == bounds.max()) {
            return ShownBounds.bound(metric, bounds.min()) + unit;
        }
        if (bounds.max() == Double.POSITIVE_INFINITY) {
            return "≥ " + ShownBounds.bound(metric, bounds.min()) + unit;
        }
        return Double.isInfinite(bounds.min())
                ? "≤ " + ShownBounds.bound(metric, bounds.max()) + unit
                : ShownBounds.bound(metric, bounds.min()) + " to " + ShownBounds.bound(metric, bounds.max()) + unit;
    }
}
