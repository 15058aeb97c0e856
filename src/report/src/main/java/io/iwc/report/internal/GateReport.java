package io.iwc.report.internal;

import io.iwc.metric.Measurement;
import java.util.Locale;

/**
 * One gate of a comparison, as a report shows it.
 *
 * @param metric id of what is compared
 * @param baseline its value in the baseline
 * @param actual its value now
 * @param allowed the bound, worded: {@code ±0.050}
 * @param used the share of the allowance that the difference takes up: 1 is at the bound, more is over it
 * @param verdict what came of it
 * @since 0.1
 */
public record GateReport(
        String metric, Measurement baseline, Measurement actual, String allowed, Measurement used, Verdict verdict) {
    /** What came of a gate. */
    public enum Verdict {
        FAIL,
        NOT_APPLICABLE,
        PASS;

        /** As in files: {@code not_applicable}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
