package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Run;

/** The client overhead that the self-check found, formatted for all reports. */
final class OverheadText {
    private static final String OVERHEAD = "audit.overhead.";
    private static final Metric SECONDS = MetricFamily.RUN_TTFT.at(Percentile.P50);

    private OverheadText() {}

    /** Whether there was a self-check. */
    static boolean isIn(Run run) {
        return run.options().containsKey(OVERHEAD + "requestsPerSecond");
    }

    /** One line; empty if there was no self-check. */
    static String of(Run run) {
        if (!isIn(run)) {
            return "";
        }
        return "TTFT P50 " + digits(run, "ttftP50") + ", P99 " + digits(run, "ttftP99") + "; ITL P50 "
                + digits(run, "itlP50") + ", P99 " + digits(run, "itlP99") + "; lag P99 " + digits(run, "lagP99")
                + "; check server lag P99 " + digits(run, "serverLateP99");
    }

    /** Seconds; of a run that was read back the option is a JSON number. */
    static Measurement seconds(Run run, String option) {
        return Measurement.of(Double.parseDouble(String.valueOf(run.options().get(OVERHEAD + option + "Seconds"))));
    }

    /** Seconds as reports show them. */
    static String digits(double seconds) {
        return Digits.of(SECONDS, seconds);
    }

    private static String digits(Run run, String option) {
        return digits(seconds(run, option).value());
    }
}
