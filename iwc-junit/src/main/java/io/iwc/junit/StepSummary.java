package io.iwc.junit;

import io.iwc.report.internal.MarkdownSummary;
import io.iwc.report.internal.SuiteReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The summary of a step of a build, a file to which every test process of the step adds. What goes beyond 65,536
 * characters, which is what GitHub takes of a comment or a check, is only counted.
 */
final class StepSummary {
    private static final int RESERVE = 4 * 1024; // for some hundred lines that say what is left out

    private final Path file;

    StepSummary(Path file) {
        this.file = file;
    }

    /** Adds a part; the caller holds the lock between processes. */
    void append(SuiteReport part) throws IOException {
        var room = MarkdownSummary.MOST_BYTES - RESERVE - size();
        var text = MarkdownSummary.within(part, (int) room) + "\n";
        if (text.getBytes(StandardCharsets.UTF_8).length > room) {
            var tests = part.tests().size();
            text = tests + (tests == 1 ? " more test is" : " more tests are") + " in report.html.\n\n";
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
