package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMetricsTextTests {
    @Test
    void tellsHowTestsEndedAndWhatBoundsFound() {
        var test = TestReport.builder("id", "com.acme.ChatTests", "keeps \"its\" shape\n\\")
                .gate(gate("tokens.prompt.p50", Measurement.of(896), Measurement.of(1.5)))
                .gate(gate("tokens.prompt.p50", Measurement.of(5), Measurement.of(0.1)))
                .gate(gate("run.goodput", Measurement.undefined("no SLO was set"), Measurement.undefined("none")))
                .ended(TestReport.Status.FAILED, "no")
                .build();

        // the escapes of label values and the end as the OpenMetrics specification has them
        assertThat(OpenMetricsText.of(new SuiteReport("t", Suites.environment(), List.of(test))))
                .isEqualTo("""
                        # TYPE iwc_tests gauge
                        # HELP iwc_tests Tests that used IWC, by how they ended.
                        iwc_tests{status="failed"} 1.0
                        iwc_tests{status="aborted"} 0.0
                        iwc_tests{status="skipped"} 0.0
                        iwc_tests{status="passed"} 0.0
                        # TYPE iwc_bound_found gauge
                        # HELP iwc_bound_found What was found where a test asserts a bound, in the unit of the metric.
                        iwc_bound_found{test="ChatTests: keeps \\"its\\" shape\\n\\\\",metric="tokens.prompt.p50"} 896.0
                        # TYPE iwc_bound_used gauge
                        # HELP iwc_bound_used The share of what a bound allows that is used; above 1 it is broken.
                        iwc_bound_used{test="ChatTests: keeps \\"its\\" shape\\n\\\\",metric="tokens.prompt.p50"} 1.5
                        # EOF
                        """);
    }

    @Test
    void tellsTestsOfOneNameApart() {
        var here = TestReport.builder("one", "com.acme.ChatTests", "keepsItsShape")
                .gate(gate("tokens.prompt.p50", Measurement.of(1), Measurement.of(0.5)))
                .build();
        var there = TestReport.builder("two", "org.acme.ChatTests", "keepsItsShape")
                .gate(gate("tokens.prompt.p50", Measurement.of(2), Measurement.of(0.5)))
                .build();

        assertThat(OpenMetricsText.of(new SuiteReport("t", Suites.environment(), List.of(here, there))))
                .contains("class=\"com.acme.ChatTests\",metric=\"tokens.prompt.p50\"} 1.0\n")
                .contains("class=\"org.acme.ChatTests\",metric=\"tokens.prompt.p50\"} 2.0\n");
    }

    private static GateReport gate(String metric, Measurement found, Measurement used) {
        return new GateReport(metric, Measurement.undefined("none"), found, "±5", used, GateReport.Verdict.FAIL);
    }
}
