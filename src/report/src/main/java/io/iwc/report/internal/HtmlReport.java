package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/**
 * One HTML page that opens from a disk without a network: tables and interactive charts (Apache ECharts, inside the
 * page) of a suite, or of workloads and runs on their own. Follows the reader's light or dark colours, folds away what
 * is long, prints. The same report gives the same bytes but for the environment block at its end.
 *
 * @since 0.1
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page of a suite. */
    public static String of(SuiteReport report) {
        return of(report, History.NONE);
    }

    /** The same with the numbers of earlier reports beside those of this one. */
    public static String of(SuiteReport report, History history) {
        return new HtmlPage(Content.of(report, history)).text();
    }

    /** A page of a sweep and the runs of its levels. */
    public static String of(String title, SuiteEnvironment environment, List<RunReport> runs, SweepReport sweep) {
        return new HtmlPage(Content.of(title, environment, runs, sweep)).text();
    }

    /** A page of workloads and runs without tests. */
    public static String of(
            String title, SuiteEnvironment environment, List<WorkloadReport> workloads, List<RunReport> runs) {
        return of(title, environment, workloads, runs, List.of());
    }

    /** The same with tables above them, of what is said of several runs at once. */
    public static String of(
            String title,
            SuiteEnvironment environment,
            List<WorkloadReport> workloads,
            List<RunReport> runs,
            List<ReportTable> tables) {
        return of(title, environment, workloads, runs, tables, List.of());
    }

    /** The same with figures of several runs at once. */
    public static String of(
            String title,
            SuiteEnvironment environment,
            List<WorkloadReport> workloads,
            List<RunReport> runs,
            List<ReportTable> tables,
            List<Figure> figures) {
        return new HtmlPage(Content.of(title, environment, workloads, runs, tables, figures)).text();
    }

    /**
     * Writes the page of a suite, whole or not at all.
     *
     * @throws io.iwc.IwcException if it cannot be written; an old file is left as it was
     */
    public static void write(SuiteReport report, Path file) {
        AtomicFile.write(file, pieces(report));
    }

    /** What {@link #write} writes. */
    public static byte[][] pieces(SuiteReport report) {
        return new HtmlPage(Content.of(report, History.NONE)).pieces();
    }
}
