package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Metric.CACHE_EXPECTED_SHARE;
import static io.iwc.prefix.CacheRule.ENGINE_BLOCKS_16;
import static io.iwc.prefix.CacheRule.OPENAI;

import io.iwc.junit.IwcCache;
import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** What two kinds of prompt cache have of the chats of the support assistant. */
// snippet: cache-rule
@IwcWorkload(dataset = "chats/support.json", tokenizer = "whitespace")
class CacheRuleTests {
    @Test
    @IwcCache(ENGINE_BLOCKS_16)
    void findsPartOfItsPromptsInTheCacheOfAnEngine(Workload chats) {
        assertThat(chats).keepsItsPrefix().hasMetricWithin(CACHE_EXPECTED_SHARE, 0.3, 1);
    }

    @Test
    @IwcCache(OPENAI)
    void hasNoPromptThatIsLongEnoughForOpenAi(Workload chats) {
        assertThat(chats).hasMetricWithin(CACHE_EXPECTED_SHARE, 0, 0);
    }
}
// end
