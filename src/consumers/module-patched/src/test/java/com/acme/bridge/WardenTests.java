package com.acme.bridge;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WardenTests {
    @Test
    void asksInOneShortPrompt(@IwcEndpoint EmbeddedEndpoint endpoint) throws IOException, InterruptedException {
        endpoint.answer(text("From May."));

        var answer = new Warden(endpoint.baseUrl()).ask("Is the bridge open?");

        assertThat(answer).contains("From May.");
        assertThat(endpoint.captured()).hasRequestCount(1).hasSessionCount(1);
    }

    @Test
    void chatsOfTheModuleArePredicted(@IwcWorkload("com/acme/bridge/chats.jsonl") Run run) {
        assertThat(run).wasPredicted().hasNoErrors();
    }

    @Test
    void isPartOfTheModule() {
        assertThat(getClass().getModule().getName()).isEqualTo("com.acme.bridge");
    }
}
