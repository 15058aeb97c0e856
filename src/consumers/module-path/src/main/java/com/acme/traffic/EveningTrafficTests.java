package com.acme.traffic;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.assertj.IwcAssertions;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Workload;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveningTrafficTests {
    @Test
    void resendsItsHistory(@EveningTraffic Workload chats) {
        assertThat(chats).hasRequestCount(3).hasSessionCount(1).hasReuseWithin(0.5, 0.9);
    }

    @Test
    @EveningTraffic
    void isAnswered(Run run) {
        assertThat(run).wasPredicted().hasNoErrors();
    }

    @Test
    void canBeServed(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("From May."));

        assertThat(endpoint.baseUrl()).endsWith("/v1");
    }

    @Test
    void allOfItIsOnTheModulePath() {
        assertThat(Stream.of(
                                EveningTrafficTests.class,
                                Workload.class,
                                EmbeddedEndpoint.class,
                                IwcAssertions.class,
                                IwcWorkload.class)
                        .map(type -> String.valueOf(type.getModule().getName())))
                .containsExactly(
                        "com.acme.traffic", "io.iwc.core", "io.iwc.simulator", "io.iwc.assertj", "io.iwc.junit");
    }
}
