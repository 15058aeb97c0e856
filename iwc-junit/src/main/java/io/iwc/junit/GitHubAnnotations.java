package io.iwc.junit;

import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Failures as commands that GitHub Actions reads from the output of a step, and shows at the line of the test.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">workflow commands</a>
 */
final class GitHubAnnotations {
    private static final int MOST = 10; // of one kind in a step
    private static final List<String> ROOTS = List.of("src/test/java", "src/test/kotlin", "src/it/java");

    private GitHubAnnotations() {}

    /** A line a failed test, at most ten; empty if none failed. */
    static String of(SuiteReport part, Map<String, SourcePlace> places, ReportSettings settings) {
        var text = new StringBuilder();
        part.tests().stream()
                .filter(test -> test.status() == Status.FAILED)
                .limit(MOST)
                .forEach(test -> text.append(line(test, Optional.ofNullable(places.get(test.id())), settings)));
        return text.toString();
    }

    private static String line(TestReport test, Optional<SourcePlace> place, ReportSettings settings) {
        var module = ModuleFolder.ofClassNamed(test.className()).path();
        var file = place.flatMap(it -> source(module, it))
                .map(source -> "file=" + property(settings.shown(source)) + ",line="
                        + place.orElseThrow().line() + ",")
                .orElse("");
        var message = test.message().lines().findFirst().orElse("the test failed");
        return "::error " + file + "title=" + property(test.simpleClassName() + ": " + test.displayName()) + "::"
                + data(message) + "\n";
    }

    private static Optional<Path> source(Path module, SourcePlace place) {
        return ROOTS.stream()
                .map(root -> module.resolve(root).resolve(place.path()))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
