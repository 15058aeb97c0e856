package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.DatasetFormat.MOONCAKE;
import static io.iwc.metric.Percentile.P50;

import io.iwc.junit.IwcWorkload;
import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/**
 * A trace of a chat service with long contexts, published as lengths and block hashes, without prompts. The file is
 * looked up and replaced as in {@link AzureCodeTraceTests}.
 *
 * @see <a href="https://github.com/kvcache-ai/Mooncake">Mooncake, Apache-2.0; the first 1 000 requests</a>
 */
@IwcWorkload(
        trace = "mooncake-sample/mooncake_trace_1000.jsonl",
        format = MOONCAKE,
        standIn = "traces/mooncake-1000.fingerprint.json")
class MooncakeTraceTests {
    @Test
    void promptsAreLongAndAnswersShort(Workload chat) {
        assertThat(chat)
                .hasRequestCount(1_000)
                .hasPromptTokensWithin(P50, 6_500, 6_600)
                .hasOutputTokensWithin(P50, 30, 40)
                .hasPrefillWithin(0.99, 1);
    }

    /** Two fifths of all prompt tokens repeat the prefix of an earlier prompt; hashes are per block of 512 tokens. */
    @Test
    void aPrefixCacheCanSaveTwoFifths(Workload chat) {
        assertThat(chat).hasMetricWithin(Metric.of("reuse.prefix.block512"), 0.39, 0.391);
    }

    /**
     * The timestamps of the trace have a resolution of three seconds: 94 of 100 gaps are zero, so burstiness is not
     * meaningful.
     */
    @Test
    void theClockIsCoarse(Workload chat) {
        assertThat(chat).hasMetricWithin(Metric.of("arrivals.tieShare"), 0.93, 0.95);
    }
}
