package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The endpoint of the class is lent to one test at a time, though all may run at once. */
@IwcEndpoint
class ClassEndpointTests {
    @RepeatedTest(3)
    void countsItsOwnRequestsOnly(EmbeddedEndpoint endpoint) throws Exception {
        Application.ask(endpoint.baseUrl(), "Where is my order?");
        Application.ask(endpoint.baseUrl(), "And the other?");

        assertThat(endpoint.captured()).hasRequestCount(2);
    }

    @Test
    void mayHaveItsOwn(@IwcEndpoint EmbeddedEndpoint own) throws Exception {
        Application.ask(own.baseUrl(), "Where is my order?");

        assertThat(own.captured()).hasRequestCount(1).matchesBaseline();
    }
}
