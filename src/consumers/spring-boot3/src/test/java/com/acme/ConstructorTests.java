package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Spring gives a constructor the parameters that it is asked for, IWC the other. */
@SpringBootTest(properties = "llm.url=http://127.0.0.1:1/v1")
class ConstructorTests {
    private final HelpDesk.Assistant assistant;
    private final EmbeddedEndpoint endpoint;

    ConstructorTests(@Autowired HelpDesk.Assistant assistant, @IwcEndpoint EmbeddedEndpoint endpoint) {
        this.assistant = assistant;
        this.endpoint = endpoint;
    }

    @Test
    void both() {
        assertThat(assistant).isNotNull();
        assertThat(endpoint.captured()).hasRequestCount(0);
    }
}
