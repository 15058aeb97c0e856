package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.assertThatThrownBy;
import static io.iwc.prefix.CacheRule.ENGINE_BLOCKS_16;
import static io.iwc.prefix.CacheRule.OPENAI;

import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rule of the prompt cache that a test's traffic is meant for. */
class IwcCacheTests {
    /** A system prompt that changes after six minutes: OpenAI's cache has forgotten the turn before by then. */
    static Workload changingAfterSixMinutes() {
        return Workloads.changing("open", "shut", Duration.ofMinutes(6));
    }

    @Test
    void theRuleOfTheMethodAppliesBeforeThatOfTheClass() {
        TestCases.launch(OfTheClassTestCases.class).execute().testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));
    }

    @Test
    void withoutAnAnnotationTheConfiguredRuleApplies() {
        var results = TestCases.launch(PlainTestCases.class)
                .configurationParameter("iwc.cache.rule", "openai")
                .execute();

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void withoutARuleACacheForgetsNothing() {
        var results = TestCases.launch(PlainTestCases.class).execute();

        assertThat(TestCases.failureOf(results))
                .contains("broke the prefix at token ", "system prompt, \"The word is ⟦shut⟧.\"");
    }

    @Test
    void anUnknownRuleIsRefusedWithItsPlace() {
        var results = TestCases.launch(PlainTestCases.class)
                .configurationParameter("iwc.cache.rule", "gemini")
                .execute();

        assertThat(TestCases.failureOf(results))
                .isEqualTo("configuration parameter iwc.cache.rule: found \"gemini\", expected engine-blocks16,"
                        + " openai, anthropic, anthropic-automatic");
    }

    @IwcWorkload(factory = "io.iwc.junit.IwcCacheTests#changingAfterSixMinutes")
    @IwcCache(OPENAI)
    static class OfTheClassTestCases {
        @Test
        void breaksNothingThatWasThere(Workload workload) {
            assertThat(workload).keepsItsPrefix().losesAtMost(0);
        }

        @Test
        void measuresByTheRule(Workload workload) {
            assertThat(workload).hasMetricWithin(Metric.CACHE_EXPECTED_SHARE, 0, 0);
        }

        @Test
        @IwcCache(ENGINE_BLOCKS_16)
        void breaksWhatACacheWithoutExpiryHas(Workload workload) {
            assertThat(workload).hasMetricWithin(Metric.CACHE_EXPECTED_SHARE, 0, 1);
            assertThatThrownBy(() -> assertThat(workload).keepsItsPrefix()).hasMessageContaining("system prompt");
        }

        @Nested
        class InnerTestCases {
            @Test
            void hasTheRuleOfTheClassAround(Workload workload) {
                assertThat(workload).keepsItsPrefix();
            }
        }
    }

    @IwcWorkload(factory = "io.iwc.junit.IwcCacheTests#changingAfterSixMinutes")
    static class PlainTestCases {
        @Test
        void test(Workload workload) {
            assertThat(workload).keepsItsPrefix();
        }
    }
}
