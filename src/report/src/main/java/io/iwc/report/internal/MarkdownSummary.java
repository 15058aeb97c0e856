package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A suite as Markdown, for the summary page of a build: the same numbers as the HTML page, with small bars in place of
 * its charts. Never longer than {@value #MOST_BYTES} bytes: what does not fit is left out, last tests first, and
 * counted. The same suite gives the same text but for the last line.
 *
 * @since 0.1
 */
public final class MarkdownSummary {
    /** What GitHub takes of a comment or a check; of the summary of a step it takes more. */
    public static final int MOST_BYTES = 65_535;

    private static final int RESERVE = 1024;

    private final Content content;

    private MarkdownSummary(Content content) {
        this.content = content;
    }

    /** The text of a suite. */
    public static String of(SuiteReport report) {
        return within(report, MOST_BYTES);
    }

    /** The same with the numbers of earlier reports beside those of this one. */
    public static String of(SuiteReport report, History history) {
        return new MarkdownSummary(Content.of(report, history)).text(MOST_BYTES);
    }

    /** The text of a suite in no more than that many bytes, at least its beginning. */
    public static String within(SuiteReport report, int mostBytes) {
        return new MarkdownSummary(Content.of(report)).text(mostBytes);
    }

    /** The text of workloads and runs without tests. */
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
        return new MarkdownSummary(Content.of(title, environment, workloads, runs, tables, List.of())).text(MOST_BYTES);
    }

    /**
     * Writes the text of a suite, whole or not at all.
     *
     * @throws io.iwc.IwcException if it cannot be written; an old file is left as it was
     */
    public static void write(SuiteReport report, Path file) {
        AtomicFile.write(file, of(report));
    }

    /** The text of a comment on a change: what the summary begins with, and nothing else. */
    public static String comment(SuiteReport report) {
        var content = Content.of(report);
        var text = new MarkdownText().heading(3, content.title());
        MarkdownOpening.write(text, content);
        return text.toString();
    }

    private String text(int mostBytes) {
        var sections = new MarkdownSections(content);
        var parts = new ArrayList<String>();
        parts.add(sections.summary());
        parts.addAll(sections.tests());
        parts.addAll(sections.subjects());
        var text = new StringBuilder();
        var bytes = 0;
        var left = 0;
        for (var part : parts) {
            var length = part.getBytes(StandardCharsets.UTF_8).length;
            if (left > 0 || (bytes > 0 && bytes + length > mostBytes - RESERVE)) {
                left++;
            } else {
                text.append(part);
                bytes += length;
            }
        }
        if (left > 0) {
            text.append("The details of ").append(left).append(" more are in report.html.\n\n");
        }
        return text.append(sections.environment()).toString();
    }
}
