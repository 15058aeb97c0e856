package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.fingerprint.PrimaryClass.INTERACTIVE_CHAT;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P90;
import static io.iwc.metric.Percentile.P99;
import static java.time.Duration.ofMillis;

import io.iwc.junit.Arrival;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** The test of the README: the shape of the workload, and the TTFT predicted with the default profile. */
// snippet: first
@IwcWorkload(dataset = "chats/support.json", mode = TURNS, arrival = @Arrival(process = POISSON, rate = 5))
class FirstTests {
    @Test
    void isAChatOfShortPrompts(Workload support) {
        assertThat(support).isClassifiedAs(INTERACTIVE_CHAT).hasPromptTokensWithin(P90, 550, 650);
    }

    @Test
    void isPredictedToStartAnsweringInTime(Run run) {
        assertThat(run).wasPredicted().hasTtftAtMost(P99, ofMillis(100));
    }
}
// end
