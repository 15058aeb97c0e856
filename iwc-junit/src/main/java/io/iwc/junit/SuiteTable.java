package io.iwc.junit;

import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import io.iwc.report.internal.Numbers;
import io.iwc.report.internal.OpeningText;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.workload.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The few lines at the end of a test plan: what was tested, how it looked, where the report lies. */
final class SuiteTable {
    private static final int ROWS = 40;
    private static final String NONE = "-";
    private static final Pattern PARAMETER_TYPES = Pattern.compile("^(\\w+)\\([\\w, \\[\\]$.]*\\)");
    private static final List<String> HEADER =
            List.of("test", "verdict", "requests", "prefill", "reuse", "burstiness CV", "TTFT p90");

    private final ReportSettings settings;
    private final ConsoleStyle style;

    SuiteTable(ReportSettings settings, ConsoleStyle style) {
        this.settings = settings;
        this.style = style;
    }

    String of(SuiteReport part) {
        var tests = part.tests();
        var table = TextTable.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT)
                .row(HEADER);
        tests.stream().limit(ROWS).map(SuiteTable::row).forEach(table::row);
        var failed =
                tests.stream().filter(test -> test.status() == Status.FAILED).count();
        var text = new StringBuilder("\nIWC: " + tests.size() + (tests.size() == 1 ? " test" : " tests")
                + " on the shape of LLM traffic" + (failed > 0 ? ", " + failed + " failed" : "") + "\n\n");
        text.append(OpeningText.of(part));
        text.append(style.table(
                table.lines(),
                tests.stream().limit(ROWS).map(TestReport::status).toList()));
        if (tests.size() > ROWS) {
            text.append("and ").append(tests.size() - ROWS).append(" more\n");
        }
        if (!settings.formats().isEmpty()) {
            var file = settings.folder().resolve("report." + firstOf(settings));
            text.append("\nreport: ").append(settings.shown(file)).append('\n');
            if (failed > 0 && settings.attachmentLines()) {
                text.append("[[ATTACHMENT|").append(file).append("]]\n");
            }
        }
        return text.toString();
    }

    private static String firstOf(ReportSettings settings) {
        return settings.formats().contains("html")
                ? "html"
                : settings.formats().iterator().next();
    }

    private static List<String> row(TestReport test) {
        var shape = test.workloads().stream().findFirst().map(workload -> workload.numbers());
        var run = test.runs().stream().findFirst().map(measured -> measured.numbers());
        return List.of(
                name(test),
                test.status().text(),
                shown(shape, Metric.REQUEST_COUNT),
                shown(shape, Metric.PREFILL_P50),
                shown(shape, Metric.SESSION_REUSE_MEAN),
                shown(shape, Metric.BURSTINESS_CV),
                shown(run, Metric.RUN_RESPONSE_TTFT_P90));
    }

    private static String name(TestReport test) {
        var standsIn = test.workloads().stream().anyMatch(it -> it.compiler().equals(Manifest.RESYNTHESIS));
        return test.simpleClassName() + "."
                + PARAMETER_TYPES.matcher(test.displayName()).replaceFirst("$1")
                + (standsIn ? " (re-synthesised)" : "");
    }

    private static String shown(Optional<Numbers> numbers, Metric metric) {
        return numbers.map(all -> all.get(metric.id()))
                .filter(value -> value.isDefined())
                .map(value -> Digits.inGate(metric, value.value()))
                .orElse(NONE);
    }
}
