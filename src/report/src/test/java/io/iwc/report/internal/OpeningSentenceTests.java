package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import io.iwc.report.internal.GateReport.Verdict;
import io.iwc.report.internal.TestReport.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningSentenceTests {
    private static final Measurement NONE = Measurement.undefined("nothing was compared");

    @Test
    void saysThatAllPassedAndWhichBoundIsNearestToItsLimit() {
        var near = test("a").gate(bound("run.responseTtft.p99", 0.42, "≤ 500 ms", 0.84, 0.08));
        var far = test("b").gate(bound("run.tpot.p90", 0.01, "≤ 50 ms", 0.2, 0.04));

        assertThat(sentence(near, far))
                .isEqualTo(
                        "All 2 tests passed; nearest to its limit is TTFT P99 from the schedule (run of \"chat\") with 84 % of the"
                                + " allowance used");
    }

    @Test
    void saysWhatMovedInTheFailedOnes() {
        var longer = test("a")
                .gate(gate("tokens.prompt.p90", 288, 896, 20))
                .gate(gate("reuse.session.mean", 0.72, 0.6, 2.4))
                .ended(Status.FAILED, "Expecting …");

        assertThat(sentence(longer, test("b")))
                .isEqualTo(
                        "1 of 2 tests failed: assistant: prompt tokens P90 grew 288.0 → 896.0, mean session reuse fell 0.720 →"
                                + " 0.600");
    }

    @Test
    void namesClassesAndNotNumbers() {
        var shifted = test("a")
                .gate(new GateReport(
                        "assistant",
                        "class.primary",
                        NONE,
                        NONE,
                        "interactive-chat",
                        "batch/offline",
                        "same",
                        NONE,
                        NONE,
                        Verdict.FAIL))
                .ended(Status.FAILED, "Expecting …");

        assertThat(sentence(shifted))
                .isEqualTo("1 of 1 test failed: assistant: the class changed from interactive-chat to batch/offline");
    }

    @Test
    void fallsBackToTheFirstLineOfTheMessage() {
        var broken = test("starts(Run)").ended(Status.FAILED, "connection refused\nat line 2");

        assertThat(sentence(broken, test("b").ended(Status.SKIPPED, "")))
                .isEqualTo("1 of 2 tests failed (1 skipped): starts(Run): connection refused");
    }

    @Test
    void countsTheCausesItDoesNotName() {
        assertThat(sentence(failed("a"), failed("b"), failed("c"), failed("d")))
                .isEqualTo("4 of 4 tests failed: a: no; b: no; and 2 more");
    }

    @Test
    void countsTestsThatDidNotRunAndFailsNone() {
        assertThat(sentence(test("a"), test("b").ended(Status.ABORTED, "no trace")))
                .isEqualTo("1 of 2 tests passed, none failed (1 aborted)");
    }

    @Test
    void putsAMultipleInWords() {
        assertThat(BoundWords.used(gate("tokens.prompt.p90", 1, 2, 150.93))).isEqualTo("151 times");
        assertThat(BoundWords.used(gate("tokens.prompt.p90", 1, 1, 0))).isEqualTo("none");
        assertThat(BoundWords.used(gate("tokens.prompt.p90", 1, 1, 0.001))).isEqualTo("under 1 %");
        assertThat(BoundWords.used(gate("tokens.prompt.p90", 1, 1, 1.001))).isEqualTo("101 %");
        assertThat(BoundWords.used(gate("tokens.prompt.p90", 1, 1, 0.999))).isEqualTo("99 %");
    }

    private static TestReport.Builder failed(String name) {
        return test(name).ended(Status.FAILED, "no");
    }

    private static TestReport.Builder test(String name) {
        return TestReport.builder("[test:" + name + "]", "com.acme.AssistantTests", name);
    }

    private static GateReport gate(String metric, double baseline, double actual, double used) {
        return new GateReport(
                "assistant",
                metric,
                Measurement.of(baseline),
                Measurement.of(actual),
                "",
                "",
                "±10 %",
                Measurement.of(used),
                NONE,
                used > 1 ? Verdict.FAIL : Verdict.PASS);
    }

    private static GateReport bound(String metric, double found, String allowed, double used, double slack) {
        return new GateReport(
                "run of \"chat\"",
                metric,
                NONE,
                Measurement.of(found),
                "",
                "",
                allowed,
                Measurement.of(used),
                Measurement.of(slack),
                Verdict.PASS);
    }

    private static String sentence(TestReport.Builder... tests) {
        return OpeningSentence.of(Content.of(new SuiteReport(
                "t",
                Suites.environment(),
                List.of(tests).stream().map(TestReport.Builder::build).toList())));
    }
}
