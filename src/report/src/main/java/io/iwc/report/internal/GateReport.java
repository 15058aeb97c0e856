package io.iwc.report.internal;

import io.iwc.drift.GateResult;
import io.iwc.metric.Measurement;
import java.util.Locale;

/**
 * One bound that a test held something to, as a report shows it: a gate of a comparison, or an assertion on a number.
 *
 * @param subject what was looked at: {@code workload "support"}; empty if unknown
 * @param metric id of what is bounded
 * @param baseline its value in the baseline
 * @param actual its value now
 * @param baselineName what it was in the baseline where that is no number, a class for instance; else empty
 * @param actualName what it is now where that is no number; else empty
 * @param allowed the bound, worded: {@code ±0.050}
 * @param used the share of the allowance that is taken up: 1 is at the bound, more is over it
 * @param slack how far the bound is away, in the unit of the metric; below 0 beyond it
 * @param verdict what came of it
 * @since 0.1
 */
public record GateReport(
        String subject,
        String metric,
        Measurement baseline,
        Measurement actual,
        String baselineName,
        String actualName,
        String allowed,
        Measurement used,
        Measurement slack,
        Verdict verdict) {
    private static final Measurement UNKNOWN = Measurement.undefined("not known");

    /** A gate of numbers, of which the slack is not known. */
    public GateReport(
            String metric,
            Measurement baseline,
            Measurement actual,
            String allowed,
            Measurement used,
            Verdict verdict) {
        this("", metric, baseline, actual, "", "", allowed, used, UNKNOWN, verdict);
    }

    /**
     * A gate after judging.
     *
     * @param subject what was held against the baseline
     */
    public static GateReport of(String subject, GateResult result) {
        return new GateReport(
                subject,
                result.gate().metric().id(),
                result.baseline(),
                result.current(),
                result.baselineName(),
                result.currentName(),
                result.gate().allowed(),
                result.used(),
                result.slack(),
                switch (result.verdict()) {
                    case PASS -> Verdict.PASS;
                    case FAIL -> Verdict.FAIL;
                    case NOT_APPLICABLE -> Verdict.NOT_APPLICABLE;
                });
    }

    /** The same in a test that passed, which then expects what fails to fail. */
    GateReport inPassedTest() {
        return verdict == Verdict.FAIL
                ? new GateReport(
                        subject,
                        metric,
                        baseline,
                        actual,
                        baselineName,
                        actualName,
                        allowed,
                        used,
                        slack,
                        Verdict.FAIL_EXPECTED)
                : this;
    }

    /** What came of a gate. */
    public enum Verdict {
        FAIL("fail"),
        /** A bound that is broken in a test that passed: the test expects it to be. */
        FAIL_EXPECTED("fails, as the test expects"),
        NOT_APPLICABLE("not applicable"),
        PASS("pass");

        private final String shown;

        Verdict(String shown) {
            this.shown = shown;
        }

        /** As in files: {@code not_applicable}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people read it. */
        String shown() {
            return shown;
        }
    }
}
