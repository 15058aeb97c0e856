package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

class FirstTests {
    @Test
    void chatsResendTheirHistory(@IwcWorkload("chats.jsonl") Workload chats) {
        assertThat(chats).hasRequestCount(3).hasReuseWithin(0.5, 0.9);
    }
}
