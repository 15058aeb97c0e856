package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTests {
    private static final String TEXT = MarkdownSummary.of(Suites.full());

    @Test
    void beginsWithTheStandingOfTheSuite() {
        assertThat(TEXT).startsWith("""
                        # IWC report: parcel support

                        | Summary |  |  |
                        | --- | --: | --: |
                        | Tests | 8 | 1 failed, 1 aborted, 1 skipped, 5 passed |
                        | Worst drift | 1.90× allowed | prefill.dominance.p50; gates: 0 passed, 2 failed, 0 not applicable |
                        | Requests in workloads | 1,600 |""");
    }

    @Test
    void ordersTestsFailedFirst() {
        var failed = TEXT.indexOf("<summary>❌ failed: staysInShapeAtRate(rate=4)");
        var aborted = TEXT.indexOf("<summary>⚠️ aborted: staysInShapeAtRate(rate=16)");
        var passed = TEXT.indexOf("<summary>✅ passed: ");

        assertThat(failed).isPositive().isLessThan(aborted);
        assertThat(aborted).isLessThan(passed);
    }

    @Test
    void drawsLengthsAndArrivalsAsBars() {
        assertThat(TEXT).containsPattern("Prompt length +13\\.34 ▕[ ▁▂▃▄▅▆▇█]+▏ [0-9.]+ tokens, log scale");
        assertThat(TEXT).containsPattern("Arrivals +0 s ▕[ ▁▂▃▄▅▆▇█]+▏ [0-9.]+ s\n");
    }

    @Test
    void holdsTheNumbersOfRunsAndWhyOneIsMissing() {
        assertThat(TEXT)
                .contains("## Latency against throughput", "| TTFT from the schedule | ")
                .contains("| Session reuse: n/a (no prompt text and no prefix hashes) |");
    }

    @Test
    void endsWithTheEnvironment() {
        assertThat(TEXT.lines().reduce((first, second) -> second))
                .hasValue("Written 2026-01-02T03:04:05Z · cpus 2 · iwc 0.1.0 · jdk 17 · os Linux amd64");
    }

    @Test
    void escapesWhatOthersWrote() {
        var test = TestReport.builder("id", "C", "a|b <b> `c` *d* _e_ [f](g)\nnew")
                .ended(TestReport.Status.FAILED, "```\nno way out\n````")
                .build();

        var text = MarkdownSummary.of(new SuiteReport("t", Suites.environment(), List.of(test)));

        assertThat(text)
                .contains("❌ a\\|b &lt;b&gt; \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) new |")
                .contains("`````text\n```\nno way out\n````\n`````\n");
    }

    @Test
    void staysBelowTheLimitAndCountsWhatItLeavesOut() {
        var tests = new ArrayList<TestReport>();
        for (var i = 0; i < 200; i++) {
            tests.add(TestReport.builder("id" + i, "C", "t" + i)
                    .ended(TestReport.Status.FAILED, "x".repeat(10_000))
                    .build());
        }

        var text = MarkdownSummary.of(new SuiteReport("t", Suites.environment(), tests));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(MarkdownSummary.MOST_BYTES);
        assertThat(text).containsPattern("The details of \\d+ more are in report\\.html\\.\n\nWritten ");
    }

    @Test
    void cutsAMessageThatIsTooLongForASummary() {
        var test = TestReport.builder("id", "C", "t")
                .ended(TestReport.Status.FAILED, "x".repeat(1_000_000))
                .build();

        var text = MarkdownSummary.of(new SuiteReport("t", Suites.environment(), List.of(test)));

        assertThat(text).contains("… cut, the whole message is in report.html").hasSizeLessThan(20_000);
    }
}
