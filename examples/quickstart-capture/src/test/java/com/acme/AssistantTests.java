package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;

class AssistantTests {
    @Test
    void keepsItsPrompts(@IwcEndpoint EmbeddedEndpoint endpoint) throws Exception {
        var assistant = new Assistant(endpoint.baseUrl());

        assistant.ask("Where is my order TV-48213?");
        assistant.ask("And when will it be here?");

        assertThat(endpoint.captured()).hasRequestCount(2).matchesBaseline();
    }
}
