package io.iwc.junit;

import io.iwc.report.internal.TestReport.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether verdicts are coloured on the console: where a CI server shows colours or {@code FORCE_COLOR} is set, unless
 * {@code NO_COLOR} is set or {@code TERM} is {@code dumb}. Processes that run tests have no terminal to ask.
 *
 * @param isColoured whether they are
 */
record ConsoleStyle(boolean isColoured) {
    private static final String RESET = "\u001b[0m";

    static ConsoleStyle of(Configuration configuration) {
        var isRefused = configuration.variable("NO_COLOR").isPresent()
                || configuration.variable("TERM").filter("dumb"::equals).isPresent();
        var isShown = configuration.variable("FORCE_COLOR").isPresent()
                || configuration.variable("GITHUB_ACTIONS").isPresent()
                || configuration.variable("GITLAB_CI").isPresent();
        return new ConsoleStyle(isShown && !isRefused);
    }

    /** The lines of a table with a header, the line of each test in the colour of how it ended. */
    String table(List<String> lines, List<Status> statuses) {
        var text = new StringBuilder();
        var coloured = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            coloured.add(i == 0 ? lines.get(i) : verdict(lines.get(i), statuses.get(i - 1)));
        }
        coloured.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String verdict(String line, Status status) {
        if (!isColoured) {
            return line;
        }
        var at = line.lastIndexOf("  " + status.text() + "  ");
        return at < 0
                ? line
                : line.substring(0, at + 2)
                        + colour(status)
                        + status.text()
                        + RESET
                        + line.substring(at + 2 + status.text().length());
    }

    private static String colour(Status status) {
        return switch (status) {
            case FAILED -> "\u001b[31m";
            case ABORTED, SKIPPED -> "\u001b[33m";
            case PASSED -> "\u001b[32m";
        };
    }
}
