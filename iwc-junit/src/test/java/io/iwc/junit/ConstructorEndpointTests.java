package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where a constructor belongs to the class, as with one instance for all tests, or in any class before JUnit 5.12. */
class ConstructorEndpointTests {
    @Test
    void isForgottenBeforeEachTestThatSharesIt() {
        TestCases.run(SharingTestCases.class).testEvents().assertStatistics(stats -> stats.started(4)
                .succeeded(4));
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharingTestCases {
        private final EmbeddedEndpoint endpoint;

        SharingTestCases(@IwcEndpoint EmbeddedEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @RepeatedTest(4)
        void asksOnce() {
            Application.ask(endpoint.baseUrl());

            assertThat(endpoint.captured()).hasRequestCount(1);
        }
    }
}
