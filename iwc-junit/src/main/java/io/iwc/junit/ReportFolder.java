package io.iwc.junit;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.TimeText;
import io.iwc.report.internal.CodeQualityText;
import io.iwc.report.internal.HtmlReport;
import io.iwc.report.internal.MarkdownSummary;
import io.iwc.report.internal.OpenMetricsText;
import io.iwc.report.internal.ReportParts;
import io.iwc.report.internal.SuiteJunitXml;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.SuiteReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder of the report. Each test process leaves parts, {@code parts/PID-N.json}; whoever comes last rebuilds the
 * report of all parts of this build, under a lock between processes and threads.
 */
final class ReportFolder {
    private static final Object BETWEEN_THREADS = new Object();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ReportSettings settings;
    private final ReportParts parts;

    ReportFolder(ReportSettings settings) {
        this.settings = settings;
        parts = ReportParts.in(settings.folder());
    }

    /** Writes the part and the report of all parts. */
    void add(SuiteReport part) {
        synchronized (BETWEEN_THREADS) {
            try {
                Files.createDirectories(parts.folder());
                var lockFile = parts.folder().resolve(".lock");
                try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock(channel, lockFile); // held until the channel is closed
                    var file = freeName();
                    SuiteReportFile.write(part, file);
                    rebuild(part, file);
                    appendToStepSummary(part);
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** Another process, or a copy of this class in another loader, needs a moment for its part; never minutes. */
    private static void lock(FileChannel channel, Path lockFile) throws IOException {
        var began = System.nanoTime();
        while (!isLocked(channel)) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException(lockFile + ": found the lock of another process after " + TimeText.of(PATIENCE)
                        + ", expected it to be released; end that process");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisJvm) {
            return false;
        }
    }

    private Path freeName() {
        var pid = ProcessHandle.current().pid();
        var number = 1;
        while (Files.exists(parts.folder().resolve(pid + "-" + number + ".json"))) {
            number++;
        }
        return parts.folder().resolve(pid + "-" + number + ".json");
    }

    /** Only this part: each test process of a step adds its own. */
    private void appendToStepSummary(SuiteReport part) throws IOException {
        if (settings.stepSummary().isPresent()) {
            new StepSummary(settings.stepSummary().get()).append(part);
        }
    }

    private void rebuild(SuiteReport own, Path ownFile) throws IOException {
        var report = SuiteReport.merge(parts(own, ownFile));
        writeJunitXml(report);
        for (var format : settings.formats()) {
            var file = settings.folder().resolve("report." + format);
            switch (format) {
                case "html" -> HtmlReport.write(report, file);
                case "md" -> {
                    MarkdownSummary.write(report, file);
                    AtomicFile.write(settings.folder().resolve("comment.md"), MarkdownSummary.comment(report));
                }
                case "json" -> SuiteReportFile.write(report, file);
                case "metrics" ->
                    AtomicFile.write(settings.folder().resolve("metrics.txt"), OpenMetricsText.of(report));
                case "codequality" ->
                    AtomicFile.write(settings.folder().resolve("codequality.json"), CodeQualityText.of(report));
                default -> {}
            }
        }
    }

    private void writeJunitXml(SuiteReport report) {
        if (settings.junitXml()) {
            SuiteJunitXml.write(report, settings.folder().resolve("iwc-junit.xml"));
        }
    }

    /** Parts of another build are removed: they would show tests that are gone. That of this process is known. */
    private List<SuiteReport> parts(SuiteReport own, Path ownFile) throws IOException {
        var found = new ArrayList<SuiteReport>();
        for (var file : parts.files()) {
            var part = file.equals(ownFile)
                    ? Optional.of(own)
                    : ReportParts.read(file).filter(read -> read.environment()
                            .build()
                            .equals(own.environment().build()));
            part.ifPresent(found::add);
            if (part.isEmpty()) {
                Files.delete(file);
            }
        }
        return found;
    }
}
