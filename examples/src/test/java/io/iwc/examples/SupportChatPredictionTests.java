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
 * What a server would do with the chats, computed and not measured: the engine runs on its virtual clock, in well under
 * a second, the same on every machine. A prediction finds the load at which latency turns; it is no promise about a
 * server that nobody has measured.
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
     * More than three times as many people: every answer still begins at once, and more tokens leave the server than
     * before. But each reader gets twelve a second where the target asks for twenty, so hardly any request is good.
     */
    @Test
    void sevenNewChatsASecondMissTheSlo(
            @IwcWorkload(
                            dataset = "chats/support.json",
                            format = SHAREGPT,
                            mode = TURNS,
                            arrival = @Arrival(process = POISSON, rate = 7))
                    Run run) {
        assertThat(run)
                .hasTtftAtMost(P99, ofMillis(350))
                .hasTpotWithin(P50, ofMillis(70), ofMillis(95))
                .hasThroughputAtLeast(1_000);
        assertThat(run.withSlo(SLO)).hasMetricWithin(Metric.RUN_GOODPUT, 0.5, 2.5);
    }
}
