package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcExtension;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ServedTest {
    static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

    @RegisterExtension
    static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

    @Inject
    Assistant assistant;

    @Test
    void asksOnce() {
        assistant.ask(ENDPOINT.baseUrl(), "Where is my order?");

        assertThat(ENDPOINT.captured()).hasRequestCount(1).matchesBaseline();
    }

    @Test
    void asksTwice() {
        assistant.ask(ENDPOINT.baseUrl(), "Where is my order?");
        assistant.ask(ENDPOINT.baseUrl(), "And the other?");

        assertThat(ENDPOINT.captured()).hasRequestCount(2).matchesBaseline();
    }
}
