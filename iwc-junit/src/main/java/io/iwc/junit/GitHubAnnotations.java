package io.iwc.junit;

import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.util.stream.Collectors;

/**
 * Failures as commands that GitHub Actions reads from the output of a step, and shows at the line of the test.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">workflow commands</a>
 */
final class GitHubAnnotations {
    private static final int MOST = 10; // of one kind in a step

    private GitHubAnnotations() {}

    /** A line a failed test, at most ten; empty if none failed. */
    static String of(SuiteReport part) {
        return part.tests().stream()
                .filter(test -> test.status() == Status.FAILED)
                .limit(MOST)
                .map(GitHubAnnotations::line)
                .collect(Collectors.joining());
    }

    private static String line(TestReport test) {
        var place = test.source()
                .map(it -> "file=" + property(it.file()) + ",line=" + it.line() + ",")
                .orElse("");
        var message = test.firstLine().isEmpty() ? "the test failed" : test.firstLine();
        return "::error " + place + "title=" + property(test.shownName()) + "::" + data(message) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
