package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.run.Run;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OrderTests extends HelpDeskTestCase {
    @Test
    void asksOnce() {
        ENDPOINT.answer(text("It ships on Monday."));

        assertThat(assistant.ask("Where is my order?")).contains("It ships on Monday.");
        assertThat(ENDPOINT.captured()).hasRequestCount(1).matchesBaseline();
    }

    @Test
    void sharesParametersWithSpring(EmbeddedEndpoint endpoint, @Autowired HelpDesk.Assistant injected) {
        injected.ask("Where is my other order?");

        assertThat(endpoint.captured()).hasRequestCount(1);
    }

    @Test
    void predicts(@IwcWorkload(synthetic = @Synthetic(requests = 5)) Run run) {
        assertThat(run).wasPredicted().hasNoErrors();
    }
}
