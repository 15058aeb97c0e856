package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;

/** Without Quarkus, in the class loader of the build. */
class PlainTest {
    @Test
    void asksOnce(@IwcEndpoint EmbeddedEndpoint endpoint) {
        new Assistant().ask(endpoint.baseUrl(), "Where is my order?");

        assertThat(endpoint.captured()).hasRequestCount(1).matchesBaseline();
    }
}
