package io.iwc.assertj;

import io.iwc.metric.Metric;
import io.iwc.run.Run;

/** Too few requests per second met all targets. */
final class ShouldHaveGoodputAtLeast {
    private ShouldHaveGoodputAtLeast() {}

    static FailureMessage of(String subject, Run judged, Finding finding, double rps) {
        var expected = "at least " + ShownBounds.bound(finding.metric(), rps) + ShownBounds.unit(finding.metric());
        return new FailureMessage(
                "Expecting " + subject + " to have a goodput of " + expected + " but " + finding.clause(rps)
                        + attainment(judged),
                finding.actual(),
                expected);
    }

    private static String attainment(Run judged) {
        var share = judged.measurement(Metric.RUN_SLO_ATTAINMENT);
        return share.isDefined()
                ? " (" + ShownBounds.value(Metric.RUN_SLO_ATTAINMENT, share.value()) + " of the requests met the SLO)"
                : "";
    }
}
