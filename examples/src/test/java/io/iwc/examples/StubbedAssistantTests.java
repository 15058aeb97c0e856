package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.DatasetFormat.WIREMOCK;
import static io.iwc.metric.Percentile.P90;

import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** The stubs that a team tests against are a workload: what the application asks is in what they wait for. */
@IwcWorkload(dataset = "/stubs", format = WIREMOCK)
class StubbedAssistantTests {
    @Test
    void asksInFewWords(Workload stubs) {
        assertThat(stubs).hasRequestCount(1).hasPromptTokensWithin(P90, 30, 50).hasOutputTokensWithin(P90, 13, 13);
    }
}
