package io.iwc.report.internal;

import io.iwc.report.internal.GateReport.Verdict;
import io.iwc.report.internal.TestReport.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a director reads in ten seconds: how many tests failed, what moved, what that does to latency. Says nothing that
 * no test has found.
 */
final class OpeningSentence {
    private static final int MOST_CAUSES = 2;
    private static final int MOST_GATES = 2;
    private static final int MOST_LETTERS = 160;

    private final Content content;

    private OpeningSentence(Content content) {
        this.content = content;
    }

    static String of(Content content) {
        return content.tests().isEmpty() ? "" : new OpeningSentence(content).text();
    }

    private String text() {
        var failed = content.tests().stream()
                .filter(test -> test.status() == Status.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return passed() + tightest();
        }
        return failed.size() + " of " + tests(content.tests().size()) + " failed" + notRun() + ": " + causes(failed)
                + predicted(failed);
    }

    private String passed() {
        var passed = content.count(Status.PASSED);
        var all = content.tests().size();
        if (passed == all) {
            return all == 1 ? "The one test passed" : "All " + all + " tests passed";
        }
        return passed + " of " + tests(all) + " passed, none failed" + notRun();
    }

    private String notRun() {
        var parts = new ArrayList<String>();
        for (var status : List.of(Status.ABORTED, Status.SKIPPED)) {
            if (content.count(status) > 0) {
                parts.add(content.count(status) + " " + status.text());
            }
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    /** The bound that came nearest to failing. */
    private String tightest() {
        Optional<GateReport> tightest = content.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.PASS && gate.used().isDefined())
                .max(Comparator.comparingDouble(gate -> gate.used().value()));
        return tightest.filter(gate -> gate.used().value() > 0)
                .map(gate -> "; nearest to its limit is " + BoundWords.name(gate.metric())
                        + (gate.subject().isEmpty() ? "" : " (" + gate.subject() + ")") + " with "
                        + BoundWords.used(gate) + " of the allowance used")
                .orElse("");
    }

    private static String causes(List<TestReport> failed) {
        Set<String> causes = new LinkedHashSet<>();
        failed.forEach(test -> causes.add(cause(test)));
        var shown = causes.stream().limit(MOST_CAUSES).collect(Collectors.joining("; "));
        var more = causes.size() - MOST_CAUSES;
        return shown + (more > 0 ? "; and " + more + " more" : "");
    }

    /** What failed in a test: its bounds with the numbers, else the first line of its message. */
    private static String cause(TestReport test) {
        var broken = test.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .sorted(Comparator.comparingDouble(
                                (GateReport gate) -> gate.used().asOptional().orElse(0))
                        .reversed())
                .toList();
        if (broken.isEmpty()) {
            var reason = test.message().lines().findFirst().orElse("it gave no reason");
            return test.displayName() + ": " + cut(reason);
        }
        var phrases =
                broken.stream().limit(MOST_GATES).map(BoundWords::happened).collect(Collectors.joining(", "));
        var subject = broken.get(0).subject();
        return (subject.isEmpty() ? "" : subject + ": ") + phrases;
    }

    private static String predicted(List<TestReport> failed) {
        return failed.stream()
                .flatMap(test -> test.changes().stream())
                .map(ChangeReport::predicted)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> "; " + text)
                .orElse("");
    }

    private static String tests(int count) {
        return count == 1 ? "1 test" : count + " tests";
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MOST_LETTERS) {
            return text;
        }
        var end = text.offsetByCodePoints(0, MOST_LETTERS);
        var space = text.lastIndexOf(' ', end);
        return text.substring(0, space > 0 ? space : end) + " …";
    }
}
