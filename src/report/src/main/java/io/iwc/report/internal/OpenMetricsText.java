package io.iwc.report.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.metric.Measurement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of a suite in the text format of OpenMetrics, for CI servers that compare numbers between branches: how
 * many tests ended how, and of each bound what was found and which share of the allowance is used. What could not be
 * measured is left out. The same suite gives the same bytes.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics</a>
 * @since 0.1
 */
public final class OpenMetricsText {
    private final StringBuilder text = new StringBuilder();

    private OpenMetricsText() {}

    /** The document. */
    public static String of(SuiteReport report) {
        return new OpenMetricsText().text(report);
    }

    private String text(SuiteReport report) {
        gauge("iwc_tests", "Tests that used IWC, by how they ended.");
        for (var status : TestReport.Status.values()) {
            var count = report.tests().stream()
                    .filter(test -> test.status() == status)
                    .count();
            sample("iwc_tests", Map.of("status", status.text()), (double) count);
        }
        gauge("iwc_bound_found", "What was found where a test asserts a bound, in the unit of the metric.");
        bounds(report, "iwc_bound_found", GateReport::actual);
        gauge("iwc_bound_used", "The share of what a bound allows that is used; above 1 it is broken.");
        bounds(report, "iwc_bound_used", GateReport::used);
        return text.append("# EOF\n").toString();
    }

    /**
     * A series has one sample: of a bound that a test has twice, the first one counts. Tests of one name in classes of one
     * name are told apart by the module and the package.
     */
    private void bounds(SuiteReport report, String name, Function<GateReport, Measurement> number) {
        var samples = new LinkedHashMap<Map<String, String>, Double>();
        var ids = report.tests().stream()
                .collect(Collectors.groupingBy(
                        TestReport::shownName, Collectors.mapping(TestReport::id, Collectors.toSet())));
        for (var test : report.tests()) {
            for (var gate : test.gates()) {
                var labels = new LinkedHashMap<String, String>();
                labels.put("test", test.shownName());
                if (ids.getOrDefault(test.shownName(), Set.of()).size() > 1) {
                    labels.put("module", test.module());
                    labels.put("class", test.className());
                }
                labels.put("metric", gate.metric());
                if (!gate.subject().isEmpty()) {
                    labels.put("subject", gate.subject());
                }
                number.apply(gate).asOptional().ifPresent(value -> samples.putIfAbsent(labels, value));
            }
        }
        samples.forEach((labels, value) -> sample(name, labels, value));
    }

    private void gauge(String name, String help) {
        text.append("# TYPE ")
                .append(name)
                .append(" gauge\n# HELP ")
                .append(name)
                .append(' ');
        text.append(help).append('\n');
    }

    private void sample(String name, Map<String, String> labels, double value) {
        text.append(name);
        var separator = '{';
        for (var label : labels.entrySet()) {
            text.append(separator)
                    .append(label.getKey())
                    .append("=\"")
                    .append(escaped(label.getValue()))
                    .append('"');
            separator = ',';
        }
        text.append("} ").append(Json.compact(value)).append('\n');
    }

    /** The three characters that the format escapes; others that end a line are a space. */
    private static String escaped(String label) {
        return label.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }
}
