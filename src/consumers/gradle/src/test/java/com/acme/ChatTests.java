package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload("chats/evening.jsonl")
class ChatTests {
    @Test
    void keepsItsShape(Workload chats) {
        assertThat(chats).matchesBaseline();
    }

    @Test
    void isPredictedToBeAnswered(Run run) {
        assertThat(run).wasPredicted().hasNoErrors();
    }
}
