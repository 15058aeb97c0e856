package io.iwc.junit;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.JudgedDrift;
import io.iwc.baseline.internal.Expectation;
import io.iwc.drift.Drift;
import io.iwc.drift.Judgement;
import io.iwc.report.internal.GateReport;
import io.iwc.report.internal.GateReport.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a test held numbers to, as the report shows it: gates of drifts, then assertions. */
final class GateReports {
    private GateReports() {}

    static List<GateReport> of(BaselineScope scope) {
        var reports = new ArrayList<GateReport>();
        drifts(scope).forEach(judged -> reports.addAll(of(judged.drift(), judged.judgement())));
        scope.expectations().stream().map(GateReports::of).forEach(reports::add);
        return reports;
    }

    /** Every drift that was judged: against stored baselines first. */
    static List<JudgedDrift> drifts(BaselineScope scope) {
        var drifts = new ArrayList<JudgedDrift>();
        for (var check : scope.checks()) {
            if (check instanceof BaselineCheck.Judged judged) {
                drifts.add(new JudgedDrift(judged.drift(), judged.judgement()));
            }
        }
        drifts.addAll(scope.judged());
        return drifts;
    }

    private static List<GateReport> of(Drift drift, Judgement judgement) {
        return judgement.results().stream()
                .map(result -> GateReport.of(drift.current().name(), result))
                .toList();
    }

    private static GateReport of(Expectation expected) {
        return new GateReport(
                expected.subject(),
                expected.metric().id(),
                expected.baseline(),
                expected.actual(),
                "",
                expected.actualName(),
                expected.allowed(),
                expected.used(),
                expected.slack(),
                expected.met() ? Verdict.PASS : Verdict.FAIL);
    }
}
