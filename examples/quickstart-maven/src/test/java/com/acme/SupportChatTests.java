package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P99;
import static java.time.Duration.ofMillis;

import io.iwc.junit.Arrival;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload(dataset = "chats/support.json", mode = TURNS, arrival = @Arrival(process = POISSON, rate = 2))
class SupportChatTests {
    @Test
    void keepsItsShape(Workload chats) {
        assertThat(chats).matchesBaseline();
    }

    @Test
    void startsToAnswerInTime(Run run) {
        assertThat(run).wasPredicted().hasTtftAtMost(P99, ofMillis(100));
    }
}
