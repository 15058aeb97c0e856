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

                        **1 of 8 tests failed (1 aborted, 1 skipped): prefill dominance P50 rose 0.739 → 0.834, mean session reuse could not be measured (no request carries a session\\_id); at the same rate of 4.000 requests/s that is +31 % predicted TTFT P99 (120.0 ms → 157.2 ms, profile default)**

                        tokenizer given

                        | Failed | Asserted | Baseline | Found | Allowed | Room |
                        | --- | --: | --: | --: | --: | --: |
                        | ParcelShapeTests: staysInShapeAtRate(rate=4) | Prefill dominance P50 | 0.739 | 0.834 | ±0.050 |  |
                        | ParcelShapeTests: staysInShapeAtRate(rate=4) | Session reuse mean | 0.713 | n/a (no request carries a session\\_id) | ±0.050 |  |

                        **What changed: before → after**

                        - prompts are 3 times as long on average (100.5 -&gt; 301.5): more prefill work and KV cache per request
                        - work moves from decode to prefill (median prefill dominance 0.8340 -&gt; 0.9378): TTFT is likely to rise
                        - at the same rate of 4.000 requests/s that is +31 % predicted TTFT P99 (120.0 ms → 157.2 ms, profile default)

                        | Summary |  |  |
                        | --- | --: | --: |
                        | Tests | 8 | 1 failed, 1 aborted, 1 skipped, 5 passed |
                        | Tightest bound | 190 % | of what is allowed, prefill dominance P50; bounds: 1 passed, 2 failed, 0 not applicable |
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
                .hasValue("Written 2026-01-02 03:04:05 UTC · cpus 2 · iwc 0.1.0 · jdk 17 · os Linux amd64");
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
