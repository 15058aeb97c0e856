package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.dataset.DatasetFormat.SHAREGPT;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static io.iwc.metric.Percentile.P99;
import static java.time.Duration.ofMillis;

import io.iwc.junit.Arrival;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import org.junit.jupiter.api.Test;

/**
 * A prediction of how a server handles the chats: the simulated engine runs on its virtual clock, in well under a
 * second, with the same result on every machine. Predictions find the load at which latency rises sharply; they do not
 * replace measuring your server.
 */
// snippet: predict
@IwcEndpoint(embedded = @Embedded(profile = "a100-80g"))
class SupportChatPredictionTests {
    private static final Slo SLO = Slo.ttft(ofMillis(500)).andTpot(ofMillis(50));

    @Test
    void twoNewChatsASecondMeetTheSlo(
            @IwcWorkload(
                            dataset = "chats/support.json",
                            format = SHAREGPT,
                            mode = TURNS,
                            arrival = @Arrival(process = POISSON, rate = 2))
                    Run run) {
        assertThat(run)
                .wasPredicted()
                .hasNoErrors()
                .hasTtftAtMost(P99, ofMillis(150))
                .hasTpotAtMost(P90, ofMillis(40))
                .hasGoodputAtLeast(3, SLO);
    }
    // end

    /**
     * At 3.5 times the load the answers, which are short as recorded, still start and flow in time: nearly all requests
     * meet the SLO. With a cap of 128 tokens for each answer hardly any would.
     */
    @Test
    void sevenNewChatsASecondMeetTheSlo(
            @IwcWorkload(
                            dataset = "chats/support.json",
                            format = SHAREGPT,
                            mode = TURNS,
                            arrival = @Arrival(process = POISSON, rate = 7))
                    Run run) {
        assertThat(run).hasTtftAtMost(P99, ofMillis(350)).hasTpotWithin(P50, ofMillis(25), ofMillis(45));
        assertThat(run.withSlo(SLO)).hasMetricWithin(Metric.RUN_GOODPUT, 8, 12);
    }
}
