package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.examples.assistant.SupportAssistant;
import io.iwc.junit.IwcExtension;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that is built once, before the first test, as an application context would be. */
// snippet: serving
class ServedAssistantTests {
    static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

    @RegisterExtension
    static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

    static final SupportAssistant ASSISTANT = SupportAssistant.at(ENDPOINT.baseUrl());

    @Test
    void sendsTheSystemPromptWithEachQuestion() {
        ENDPOINT.answer(text("Thirty days from delivery."));

        ASSISTANT.open().ask("How long can I return a Wren?");
        ASSISTANT.open().ask("Does Plus renew by itself?");

        assertThat(ENDPOINT.captured()).hasRequestCount(2).hasPrefixReuseWithin(0.1, 0.5);
    }
    // end

    @Test
    void startsEmptyEachTime() {
        assertThat(ENDPOINT.captured()).hasRequestCount(0);
    }
}
