package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;

import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** A log of one's own, read by a reader of one's own. */
class GatewayLogTests {
    // snippet: own-format
    @Test
    void readsOurLog(@IwcWorkload(trace = "gateway/gateway.jsonl", format = "gateway-log") Workload week) {
        assertThat(week).hasPromptTokensWithin(P50, 800, 900).hasRequestCount(3);
    }
    // end

    @Test
    void isDetected(@IwcWorkload(trace = "gateway/gateway.jsonl") Workload week) {
        assertThat(week).hasRequestCount(3);
    }
}
