package io.iwc.examples.documentation;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcSoftAssertions.assertIwcSoftly;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static java.time.Duration.ofMillis;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.junit.Arrival;
import io.iwc.junit.IwcWorkload;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** The snippets of the page on assertions. */
@IwcWorkload(dataset = "chats/support.json", mode = TURNS, arrival = @Arrival(process = POISSON, rate = 5))
class AssertionPageTests {
    @Test
    void anyMetric(Fingerprint support) {
        // snippet: any-metric
        assertThat(support)
                .hasMetricWithin(Metric.of("reuse.session.total"), 0.7, 1)
                .hasMetricSatisfying(Metric.DISPERSION_1S, dispersion -> dispersion.isLessThan(5))
                .hasBurstinessSatisfying(cv -> cv.isBetween(1.0, 2.5));
        // end
    }

    @Test
    void delta(
            Fingerprint support,
            @IwcWorkload(
                            dataset = "chats/support.json",
                            mode = TURNS,
                            arrival = @Arrival(process = POISSON, rate = 5),
                            seed = 8)
                    Fingerprint again) {
        // snippet: delta
        assertThat(again).hasPrefillDeltaWithin(support, 0.01).hasReuseDeltaWithin(support, 0.01);
        // end
    }

    @Test
    void soft(Workload support, Run run) {
        // snippet: soft
        assertIwcSoftly(softly -> {
            softly.assertThat(support).hasPromptTokensWithin(P90, 550, 650).hasReuseWithin(0.82, 0.90);
            softly.assertThat(run).hasNoErrors().hasTtftAtMost(P90, ofMillis(100));
        });
        // end
    }

    @Test
    void words(Workload support) {
        // snippet: words
        assertThat(support).countingTokensWith(Tokenizers.whitespace()).hasPromptTokensWithin(P50, 250, 450);
        // end
    }
}
