package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OverheadTextTests {
    private static final EndpointInfo ENDPOINT =
            new EndpointInfo("chat", "small", "http://127.0.0.1:8000/v1", "HTTP/1.1", new TreeMap<>());
    private static final String WORDS = "client overhead: TTFT P50 1.000 ms, P99 2.000 ms; ITL P50 3.000 ms, P99"
            + " 4.000 ms; lag P99 6.000 ms; check server lag P99 7.000 ms";

    @Test
    void standsInTheReportOfARun() {
        var run = checked();

        assertThat(SubjectSection.origin(RunReport.of(run))).contains(WORDS);
        assertThat(SubjectSection.origin(RunReport.inDetail(run))).contains(WORDS);
    }

    @Test
    void standsInThePage() {
        var html = new Markup();
        new SubjectSection(html, new PageScriptResources()).run(RunReport.of(checked()));

        assertThat(html.toString()).contains(WORDS);
    }

    @Test
    void saysNothingWhereNothingWasChecked() {
        var run = Run.builder("chat", Origin.MEASURED, ENDPOINT)
                .records(List.of())
                .build();

        assertThat(SubjectSection.origin(RunReport.of(run))).noneMatch(it -> it.startsWith("client overhead"));
    }

    private static Run checked() {
        return Run.builder("chat", Origin.MEASURED, ENDPOINT)
                .records(List.of())
                .option("audit.overhead.requestsPerSecond", 50.0)
                .option("audit.overhead.ttftP50Seconds", 0.001)
                .option("audit.overhead.ttftP99Seconds", 0.002)
                .option("audit.overhead.itlP50Seconds", 0.003)
                .option("audit.overhead.itlP99Seconds", 0.004)
                .option("audit.overhead.lagP50Seconds", 0.005)
                .option("audit.overhead.lagP99Seconds", 0.006)
                .option("audit.overhead.serverLateP99Seconds", 0.007)
                .build();
    }
}
