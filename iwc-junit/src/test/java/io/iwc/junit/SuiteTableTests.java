package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.report.internal.Numbers;
import io.iwc.report.internal.RunReport;
import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.report.internal.WorkloadReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuiteTableTests {
    private static final Path MODULE = Path.of("shop").toAbsolutePath();

    @Test
    void showsOneLineATestAndWhereTheReportLies() {
        var chat = TestReport.builder("1", "com.acme.SupportTests", "keepsItsShape(Workload)")
                .workload(shape(Map.of(
                        Metric.REQUEST_COUNT, 612.0, Metric.PREFILL_P50, 0.8341, Metric.SESSION_REUSE_MEAN, 0.6982)))
                .build();
        var slow = TestReport.builder("2", "com.acme.SupportTests$Load", "isFast(Run)")
                .workload(shape(Map.of(Metric.REQUEST_COUNT, 20.0, Metric.BURSTINESS_CV, 1.0121)))
                .run(run(0.0412))
                .ended(Status.FAILED, "too slow")
                .build();

        assertThat(plain(settings(false)).of(suite(chat, slow))).isEqualTo("""

                        IWC: 2 tests on the shape of LLM traffic, 1 failed

                        1 of 2 tests failed: isFast(Run): too slow

                        test                        verdict  requests  prefill  reuse  burstiness CV  TTFT p90
                        SupportTests.keepsItsShape  passed        612    0.834  0.698              -         -
                        SupportTests.Load.isFast    failed         20        -      -          1.012  41.20 ms

                        report: target/iwc/report.html
                        """);
    }

    @Test
    void pointsTheCiServerToTheReportOfAFailure() {
        var failed = TestReport.builder("1", "A", "b").ended(Status.FAILED, "").build();

        assertThat(plain(settings(true)).of(suite(failed)))
                .endsWith("[[ATTACHMENT|" + MODULE.resolve("target/iwc/report.html") + "]]\n");
    }

    @Test
    void coloursVerdictsWhereColoursAreShown() {
        var chat = TestReport.builder("1", "com.acme.SupportTests", "passes").build();
        var slow = TestReport.builder("2", "com.acme.SupportTests", "fails")
                .ended(Status.FAILED, "too slow")
                .build();

        var text = new SuiteTable(settings(false), new ConsoleStyle(true)).of(suite(chat, slow));

        assertThat(text)
                .contains("SupportTests.passes  \u001b[32mpassed\u001b[0m ")
                .contains("SupportTests.fails   \u001b[31mfailed\u001b[0m ");
    }

    private static SuiteTable plain(ReportSettings settings) {
        return new SuiteTable(settings, new ConsoleStyle(false));
    }

    private static SuiteReport suite(TestReport... tests) {
        return new SuiteReport("IWC", new SuiteEnvironment(Instant.EPOCH, "", new TreeMap<>()), List.of(tests));
    }

    private static ReportSettings settings(boolean attachments) {
        return new ReportSettings(
                MODULE.resolve("target/iwc"), MODULE, Set.of("html", "json"), Optional.empty(), attachments, false);
    }

    private static WorkloadReport shape(Map<Metric, Double> values) {
        return new WorkloadReport("support", "", "test", "", numbers(values), List.of());
    }

    private static RunReport run(double ttft) {
        return new RunReport(
                "support",
                "predicted",
                "",
                "",
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                numbers(Map.of(Metric.of("run.responseTtft.p90"), ttft)),
                List.of());
    }

    private static Numbers numbers(Map<Metric, Double> values) {
        var measurements = new TreeMap<Metric, Measurement>();
        values.forEach((metric, value) -> measurements.put(metric, Measurement.of(value)));
        return Numbers.of(Map.of(), measurements);
    }
}
