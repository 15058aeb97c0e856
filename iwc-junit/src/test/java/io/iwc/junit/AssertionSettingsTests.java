package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;

import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that assertions ask for hold as configuration parameters of JUnit, too. */
class AssertionSettingsTests {
    @Test
    void wordsOfPromptsStayOutOfMessages() {
        var shown = TestCases.launch(PrefixTestCases.class).execute();
        var hidden = TestCases.launch(PrefixTestCases.class)
                .configurationParameter("iwc.messages.prompts", "false")
                .execute();

        assertThat(TestCases.failureOf(shown)).contains("system prompt", "⟦").contains("secret");
        assertThat(TestCases.failureOf(hidden)).contains("system prompt", "#").doesNotContain("⟦", "secret");
    }

    @Test
    void workloadsWithoutATokenizerAreCountedWithTheConfiguredOne() {
        var results = TestCases.launch(CountedTestCases.class)
                .configurationParameter("iwc.tokenizer", "whitespace")
                .execute();

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    static Workload changing() {
        return Workloads.changing("open", "secret", Duration.ofSeconds(1));
    }

    @IwcWorkload(factory = "changing")
    static class PrefixTestCases {
        @Test
        void test(Workload workload) {
            assertThat(workload).keepsItsPrefix();
        }
    }

    @IwcWorkload(factory = "changing")
    static class CountedTestCases {
        @Test
        void test() {
            var request = Request.text("antidisestablishmentarianism")
                    .withId("r")
                    .arrivingAt(0)
                    .withMaxOutputTokens(1)
                    .build();

            assertThat(Workload.of("captured", List.of(request), Manifest.of("test")))
                    .hasPromptTokensWithin(P50, 1, 1);
        }
    }
}
