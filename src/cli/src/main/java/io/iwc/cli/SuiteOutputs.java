package io.iwc.cli;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.report.internal.CodeQualityText;
import io.iwc.report.internal.History;
import io.iwc.report.internal.HtmlReport;
import io.iwc.report.internal.MarkdownSummary;
import io.iwc.report.internal.OpenMetricsText;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.SuiteReportFile;
import java.nio.file.Path;
import java.util.List;

/** A suite report in the formats that file names ask for. */
final class SuiteOutputs {
    private SuiteOutputs() {}

    static void write(SuiteReport report, History history, List<Path> outputs, Console console) {
        for (var output : outputs) {
            var name = output.toString();
            if (console.isStandardOutput(output)) {
                console.print(MarkdownSummary.of(report, history));
            } else if (name.endsWith(".html")) {
                AtomicFile.write(output, HtmlReport.of(report, history));
            } else if (name.endsWith(".md")) {
                AtomicFile.write(output, MarkdownSummary.of(report, history));
            } else if (name.endsWith(".txt")) {
                AtomicFile.write(output, OpenMetricsText.of(report));
            } else if (name.endsWith("codequality.json")) {
                AtomicFile.write(output, CodeQualityText.of(report));
            } else {
                SuiteReportFile.write(report, output);
            }
        }
    }
}
