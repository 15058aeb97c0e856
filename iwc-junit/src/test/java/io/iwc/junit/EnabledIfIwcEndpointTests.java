package io.iwc.junit;

import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import io.iwc.replay.Endpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EnabledIfIwcEndpointTests {
    @Test
    void skipsWhereNothingIsConfigured() {
        TestCases.run(EnabledTestCases.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(skippedWithReason(
                                "no endpoint is configured: set iwc.endpoint.url or IWC_ENDPOINT_URL")));
    }

    @Test
    void skipsIfNoServerAnswers() {
        TestCases.launch(EnabledTestCases.class)
                .configurationParameter("iwc.endpoint.url", "http://127.0.0.1:9/v1")
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(skippedWithReason("found no server, expected an answer of http://127.0.0.1:9/v1/models"
                                + " within 2 s")));
    }

    @Test
    void runsIfAServerAnswers() {
        try (var server = EmbeddedEndpoint.start()) {
            TestCases.launch(EnabledTestCases.class)
                    .configurationParameter("iwc.endpoint.url", server.baseUrl())
                    .configurationParameter("iwc.endpoint.model", "tiny")
                    .execute()
                    .testEvents()
                    .assertStatistics(stats -> stats.started(1).succeeded(1));
        }
    }

    @Test
    void failsWhereAnEndpointIsRequired() {
        var results = TestCases.launch(EnabledTestCases.class)
                .configurationParameter("iwc.endpoint.required", "true")
                .execute();

        Assertions.assertThat(TestCases.failureOf(results))
                .isEqualTo("@IwcEndpoint on parameter 0 (Endpoint) of EnabledIfIwcEndpointTests.EnabledTestCases.test:"
                        + " value: no endpoint is configured: set iwc.endpoint.url or IWC_ENDPOINT_URL");
    }

    static class EnabledTestCases {
        @Test
        @EnabledIfIwcEndpoint
        void test(@IwcEndpoint(IwcEndpoint.CONFIGURED) Endpoint endpoint) {
            Assertions.assertThat(endpoint.model()).isEqualTo("tiny");
        }
    }
}
