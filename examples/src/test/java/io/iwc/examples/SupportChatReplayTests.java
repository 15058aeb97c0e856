package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.dataset.DatasetFormat.SHAREGPT;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static io.iwc.simulator.EngineClock.WALL;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.iwc.junit.Arrival;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import org.junit.jupiter.api.Test;

/**
 * A replay over HTTP: requests are sent on schedule, answers are streamed at the speed of the profile, and all
 * timestamps are taken on the client. Replace the endpoint by {@code @IwcEndpoint(IwcEndpoint.CONFIGURED)} to run the
 * same test against your own server.
 */
// snippet: replay
@IwcWorkload(
        dataset = "chats/support.json",
        format = SHAREGPT,
        mode = TURNS,
        arrival = @Arrival(process = POISSON, rate = 10, thinkSeconds = 1),
        maxOutputTokens = 32,
        limit = 30)
@IwcEndpoint(embedded = @Embedded(profile = "a100-80g", clock = WALL))
class SupportChatReplayTests {
    /**
     * The bounds are wide because client and server share the cores of the build machine. They still detect queueing, a
     * stalled stream and a client that falls behind its schedule.
     */
    @Test
    void everyAnswerStartsInTime(Run run) {
        assertThat(run)
                .wasMeasured()
                .hasNoErrors()
                .hasTtftAtMost(P90, ofSeconds(2))
                .hasTpotAtMost(P50, ofMillis(100))
                .hasLatencyAtMost(P90, ofSeconds(6));
    }
    // end

    /** 30 requests of at most 32 tokens each within some six seconds are about 150 tokens a second. */
    @Test
    void keepsTheTimePerToken(Run run) {
        assertThat(run).hasThroughputAtLeast(50);
    }
}
