package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcBaseline;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.junit.Tokens;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** Two tests under one id: one of them fails, and the message names both. */
@IwcBaseline("chat")
class OneIdTests {
    @Test
    @IwcWorkload(synthetic = @Synthetic(requests = 20, prompt = @Tokens(50)))
    void asksBriefly(Workload workload) {
        assertThat(workload).matchesBaseline();
    }

    @Test
    @IwcWorkload(synthetic = @Synthetic(requests = 20, prompt = @Tokens(500)))
    void asksAtLength(Workload workload) {
        assertThat(workload).matchesBaseline();
    }
}
