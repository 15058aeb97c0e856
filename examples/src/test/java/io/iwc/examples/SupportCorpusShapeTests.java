package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.dataset.DatasetFormat.SHAREGPT;
import static io.iwc.fingerprint.PrimaryClass.INTERACTIVE_CHAT;
import static io.iwc.fingerprint.ShapeTag.HIGH_REUSE;
import static io.iwc.fingerprint.ShapeTag.PREFILL_HEAVY;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;

import io.iwc.junit.Arrival;
import io.iwc.junit.IwcWorkload;
import io.iwc.metric.Metric;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/**
 * The expected metrics of recorded chats. New chats that change them fail here, before servers are sized with outdated
 * figures.
 */
// snippet: corpus
@IwcWorkload(
        dataset = "chats/support.json",
        format = SHAREGPT,
        mode = TURNS,
        arrival = @Arrival(process = POISSON, rate = 1),
        seed = 7)
class SupportCorpusShapeTests {
    @Test
    void isAChatThatResendsItsHistory(Workload support) {
        assertThat(support)
                .isClassifiedAs(INTERACTIVE_CHAT)
                .hasTag(PREFILL_HEAVY)
                .hasTag(HIGH_REUSE)
                .hasSessionCount(204)
                .hasTurnsWithin(P90, 2, 4);
    }
    // end

    /** Measured 448 and 591: the system prompt has 380 tokens, most chats add a few lines, one in ten a pasted log. */
    @Test
    void promptsAreMostlySystemPrompt(Workload support) {
        assertThat(support)
                .hasPromptTokensWithin(P50, 420, 480)
                .hasPromptTokensWithin(P90, 550, 650)
                .hasPrefillWithin(0.91, 0.95);
    }

    /**
     * Measured 0.859 and 0.880: a second question repeats six sevenths of the previous prompt, and since all chats
     * start with the same system prompt, the first questions share nearly as much. A cache of 24 blocks is sufficient
     * for 90 % of the hits.
     */
    @Test
    void aPrefixCacheWouldPayOff(Workload support) {
        assertThat(support)
                .hasReuseWithin(0.82, 0.90)
                .hasPrefixReuseWithin(0.85, 0.91)
                .hasMetricWithin(Metric.of("reuse.lru.block16.blocksFor90"), 20, 40);
    }

    /** Measured 1.09: conversations arrive as a Poisson process, and their turns follow some seconds apart. */
    @Test
    void arrivalsAreAPoissonProcess(Workload support) {
        assertThat(support).isReproducible().hasBurstinessWithin(0.9, 1.3).hasMeanRateWithin(1.5, 2.5);
    }
}
