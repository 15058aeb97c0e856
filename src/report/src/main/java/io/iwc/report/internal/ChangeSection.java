package io.iwc.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What changed and why it matters. */
final class ChangeSection {
    private static final int MOST = 6;

    private ChangeSection() {}

    /** A heading and a sentence each, of all tests that failed or changed much; each change once, at most a few. */
    static List<ChangeReport> mostTelling(List<TestReport> failedFirst) {
        Set<ChangeReport> changes = new LinkedHashSet<>();
        for (var test : failedFirst) {
            if (test.status() == TestReport.Status.FAILED) {
                changes.addAll(test.changes());
            }
        }
        return changes.stream().limit(MOST).toList();
    }

    /** How many changes of failed tests are left out of {@link #mostTelling}. */
    static long left(List<TestReport> tests) {
        return Math.max(
                0,
                tests.stream()
                                .filter(test -> test.status() == TestReport.Status.FAILED)
                                .flatMap(test -> test.changes().stream())
                                .distinct()
                                .count()
                        - MOST);
    }

    /** {@code support-chat → support}, or one name where both have the same. */
    static String heading(ChangeReport change) {
        return change.baseline().equals(change.current())
                ? change.current()
                : change.baseline() + " → " + change.current();
    }

    /** What a change says, a sentence each. */
    static List<String> sentences(ChangeReport change) {
        var sentences = new ArrayList<>(change.sentences());
        if (!change.predicted().isEmpty()) {
            sentences.add(change.predicted());
        }
        return sentences;
    }

    static void write(Markup html, ChangeReport change, Consumer<List<Figure>> figures) {
        html.element("h4", "What changed: " + heading(change)).open("ul", "class", "changes");
        sentences(change).forEach(sentence -> html.element("li", sentence));
        html.close().line();
        figures.accept(change.figures());
    }
}
