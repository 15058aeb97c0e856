package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which baselines the last run of a module's tests used, from its report. A baseline is an orphan
 * only if that run could have used it: its class ran and none of its tests ended early, or the class is gone.
 */
final class BaselineUse {
    private static final List<Path> COMPILED = List.of(
            Path.of("target", "test-classes"),
            Path.of("build", "classes", "java", "test"),
            Path.of("build", "classes", "kotlin", "test"));

    /** Keys under which tests publish the files they looked at, and those of them that were left behind. */
    private static final Pattern USED = Pattern.compile("iwc\\.baseline(\\.[0-9]+)?");

    private static final Pattern STALE = Pattern.compile("iwc\\.baseline\\.stale(\\.[0-9]+)?");

    private final Path module;
    private final Path root;
    private final SuiteReport report;
    private final Set<Path> used;
    private final Set<Path> stale;

    /**
     * The content of a report.
     *
     * @param module whose tests they are
     * @param root folder of the baselines
     * @param report of the last run
     */
    BaselineUse(Path module, Path root, SuiteReport report) {
        this.module = module;
        this.root = root;
        this.report = report;
        used = files(module, report, USED);
        stale = files(module, report, STALE);
    }

    /** The state of a baseline. */
    enum State {
        USED("used"),
        STALE("stale"),
        ORPHAN("orphan"),
        NOT_RUN("not run");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * The state of a baseline.
     *
     * @param file below the root
     */
    State state(Path file) {
        var baseline = absolute(root.resolve(file));
        if (used.contains(baseline)) {
            return stale.contains(baseline) ? State.STALE : State.USED;
        }
        if (modified(root.resolve(file)).isAfter(report.environment().writtenAt())) {
            return State.NOT_RUN;
        }
        var folder = file.getParent() == null ? "" : slashes(file.getParent());
        var tests = report.tests().stream()
                .filter(test ->
                        test.className().replace('.', '/').replace('$', '/').equals(folder))
                .toList();
        if (tests.isEmpty()) {
            return isGone(folder) ? State.ORPHAN : State.NOT_RUN;
        }
        return tests.stream().anyMatch(BaselineUse::endedEarly) ? State.NOT_RUN : State.ORPHAN;
    }

    /**
     * Rejects a report that is older than the compiled tests.
     *
     * @throws IwcException if tests were compiled after it was written
     */
    void requireRecent() {
        for (var classes : compiled()) {
            try (var files = Files.walk(classes)) {
                var newer = files.filter(file -> file.toString().endsWith(".class"))
                        .filter(file ->
                                modified(file).isAfter(report.environment().writtenAt()))
                        .sorted()
                        .findFirst();
                if (newer.isPresent()) {
                    throw new IwcException(newer.get() + ": compiled after the last run of the tests; run them again,"
                            + " all of them, before baselines are pruned");
                }
            } catch (IOException e) {
                throw FileFault.unreadable(classes, e);
            }
        }
    }

    private static Set<Path> files(Path module, SuiteReport report, Pattern key) {
        return report.tests().stream()
                .flatMap(test -> entries(test, key))
                .map(file -> absolute(module.resolve(file)))
                .collect(Collectors.toSet());
    }

    /** A failure at the baseline itself was a use; one before it hides whether there would have been one. */
    private static boolean endedEarly(TestReport test) {
        return test.status() != Status.PASSED && entries(test, USED).findAny().isEmpty();
    }

    private static Stream<String> entries(TestReport test, Pattern key) {
        return test.entries().stream()
                .filter(entry -> key.matcher(entry.key()).matches())
                .map(TestReport.Entry::value);
    }

    /** Whether no class of that name was compiled; without compiled classes this is unknown. */
    private boolean isGone(String folder) {
        var names = folder.split("/", -1);
        var files = IntStream.rangeClosed(1, names.length)
                .mapToObj(nested -> String.join("/", List.of(names).subList(0, nested))
                        + (nested == names.length
                                ? ""
                                : "$" + String.join("$", List.of(names).subList(nested, names.length)))
                        + ".class")
                .toList();
        return !compiled().isEmpty()
                && compiled().stream()
                        .noneMatch(
                                classes -> files.stream().map(classes::resolve).anyMatch(Files::exists));
    }

    private List<Path> compiled() {
        return COMPILED.stream().map(module::resolve).filter(Files::isDirectory).toList();
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
