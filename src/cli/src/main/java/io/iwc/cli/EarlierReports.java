package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.report.internal.History;
import io.iwc.report.internal.SuiteReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reports that earlier builds left in a folder: every {@code report.json} and {@code report-*.json} below it. */
final class EarlierReports {
    private static final String NAMES = "report(-.*)?\\.json";

    private EarlierReports() {}

    /**
     * All of them.
     *
     * @throws IwcException if there is none, or one is no report of tests
     */
    static History in(Path folder) {
        try (var files = Files.walk(folder)) {
            var reports = files.filter(file -> file.getFileName().toString().matches(NAMES))
                    .sorted()
                    .map(SuiteReportFile::read)
                    .toList();
            if (reports.isEmpty()) {
                throw new IwcException(folder + ": found no earlier report, expected report.json or report-*.json of"
                        + " earlier builds in it or below it");
            }
            return new History(reports);
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw FileFault.unreadable(folder, new IOException(e.getMessage(), e));
        }
    }
}
