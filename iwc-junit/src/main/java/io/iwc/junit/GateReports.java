package io.iwc.junit;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.drift.GateResult;
import io.iwc.report.internal.GateReport;
import io.iwc.report.internal.GateReport.Verdict;
import java.util.List;

/** Gates as the report shows them. */
final class GateReports {
    private GateReports() {}

    static List<GateReport> of(BaselineCheck check) {
        return check instanceof BaselineCheck.Judged judged
                ? judged.judgement().results().stream().map(GateReports::of).toList()
                : List.of();
    }

    private static GateReport of(GateResult result) {
        var gate = result.gate();
        return new GateReport(
                gate.metric().id(),
                result.baseline(),
                result.current(),
                gate.allowed(),
                result.used(),
                verdict(result));
    }

    private static Verdict verdict(GateResult result) {
        return switch (result.verdict()) {
            case PASS -> Verdict.PASS;
            case FAIL -> Verdict.FAIL;
            case NOT_APPLICABLE -> Verdict.NOT_APPLICABLE;
        };
    }
}
