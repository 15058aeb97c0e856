package io.iwc.report.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import java.util.List;
import java.util.Map;

/**
 * The failures of a suite as findings in source files, in GitLab's code quality format, which a merge request shows at
 * the line of the test and Jenkins reads as Code Climate. A failure whose line nobody knows is left out: the format has
 * no place for it. The same suite gives the same bytes.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/">code quality report format</a>
 * @since 0.1
 */
public final class CodeQualityText {
    private CodeQualityText() {}

    /** The document: an empty list if no test failed. */
    public static String of(SuiteReport report) {
        return Json.document(report.tests().stream()
                .filter(test -> test.status() == TestReport.Status.FAILED)
                .flatMap(test -> test.source().map(place -> finding(test, place)).stream())
                .toList());
    }

    /** What tells one finding from another stays the same when lines move. */
    private static Map<String, Object> finding(TestReport test, TestReport.SourceLine place) {
        var identity = List.of(place.file(), test.className(), test.id());
        return Map.of(
                "description",
                test.shownName() + ": " + (test.firstLine().isEmpty() ? "the test failed" : test.firstLine()),
                "check_name",
                "iwc",
                "fingerprint",
                Sha256.hex(String.join("\n", identity)),
                "severity",
                "major",
                "categories",
                List.of("Performance"),
                "type",
                "issue",
                "location",
                Map.of("path", place.file(), "lines", Map.of("begin", place.line())));
    }
}
