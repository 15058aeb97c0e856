package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.TestReport.SourceLine;
import io.iwc.report.internal.TestReport.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeQualityTextTests {
    private static final SourceLine PLACE = new SourceLine("shop/src/test/java/com/acme/ChatTests.java", 42);

    @Test
    void pointsToTheLineOfATestThatFailed() {
        var text = CodeQualityText.of(suite(failed("id", "prompts grew\nby far", PLACE)));

        // the members that GitLab asks for; the fingerprint is printf '%s' 'FILE\nCLASS\nID' | sha256sum
        assertThat(text).isEqualTo("""
                [
                  {
                    "categories": [
                      "Performance"
                    ],
                    "check_name": "iwc",
                    "description": "ChatTests: keepsItsShape(Workload): prompts grew",
                    "fingerprint": "463ec23a0f56e9038aacab243ef46c05ac563123d2e7045f268892e18f97a1b3",
                    "location": {
                      "lines": {
                        "begin": 42
                      },
                      "path": "shop/src/test/java/com/acme/ChatTests.java"
                    },
                    "severity": "major",
                    "type": "issue"
                  }
                ]
                """);
    }

    @Test
    void aFindingIsTheSameWhenItsLineMoves() {
        var moved = new SourceLine(PLACE.file(), 43);

        assertThat(fingerprint(failed("id", "no", moved))).isEqualTo(fingerprint(failed("id", "no", PLACE)));
        assertThat(fingerprint(failed("other", "no", PLACE))).isNotEqualTo(fingerprint(failed("id", "no", PLACE)));
    }

    @Test
    void isAnEmptyListWhereNothingFailedOrNoLineIsKnown() {
        var passed = TestReport.builder("id", "com.acme.ChatTests", "passes").build();
        var nowhere = TestReport.builder("id2", "com.acme.ChatTests", "fails")
                .ended(Status.FAILED, "no")
                .build();

        assertThat(CodeQualityText.of(suite(passed, nowhere))).isEqualTo("[]\n");
    }

    private static String fingerprint(TestReport test) {
        return CodeQualityText.of(suite(test))
                .lines()
                .filter(line -> line.contains("fingerprint"))
                .findFirst()
                .orElseThrow();
    }

    private static TestReport failed(String id, String message, SourceLine place) {
        return TestReport.builder(id, "com.acme.ChatTests", "keepsItsShape(Workload)")
                .ended(Status.FAILED, message)
                .source(place)
                .build();
    }

    private static SuiteReport suite(TestReport... tests) {
        return new SuiteReport("t", Suites.environment(), List.of(tests));
    }
}
