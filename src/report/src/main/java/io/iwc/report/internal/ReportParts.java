package io.iwc.report.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the test processes of a build left in a report folder ({@code target/iwc}): {@code parts/PID-N.json}, one for
 * each test plan.
 *
 * @param folder of the parts
 * @since 0.1
 */
public record ReportParts(Path folder) {
    /** The parts below a report folder; there may be none. */
    public static ReportParts in(Path reports) {
        return new ReportParts(reports.resolve("parts"));
    }

    /** The files, sorted. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        }
    }

    /**
     * A part; none if a killed process or another version left something else, which is no reason to lose the others.
     */
    public static Optional<SuiteReport> read(Path file) {
        try {
            return Optional.of(SuiteReportFile.read(file));
        } catch (IwcException damaged) {
            return Optional.empty();
        }
    }

    /** The report of the newest build that left parts here. */
    public Optional<SuiteReport> newestBuild() {
        var parts = files().stream().flatMap(file -> read(file).stream()).toList();
        return parts.stream()
                .max(Comparator.comparing(part -> part.environment().writtenAt()))
                .map(newest -> SuiteReport.merge(parts.stream()
                        .filter(part -> part.environment()
                                .build()
                                .equals(newest.environment().build()))
                        .toList()));
    }
}
