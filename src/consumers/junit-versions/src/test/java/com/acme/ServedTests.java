package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcExtension;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each test takes the endpoint and gives it back, or the next one would wait. */
class ServedTests {
    static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

    @RegisterExtension
    static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

    @RepeatedTest(3)
    void countsItsOwnRequestsOnly() throws Exception {
        Application.ask(ENDPOINT.baseUrl(), "Where is my order?");

        assertThat(ENDPOINT.captured()).hasRequestCount(1);
    }

    @Nested
    class Inner {
        @Test
        void isServedToo(EmbeddedEndpoint endpoint) throws Exception {
            Application.ask(endpoint.baseUrl(), "Where is my other order?");

            assertThat(endpoint.captured()).hasRequestCount(1);
        }
    }
}
