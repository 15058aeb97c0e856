package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.examples.assistant.SupportAssistant;
import io.iwc.junit.IwcBaseline;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An example of a failure: with {@code -Ddemo.fail=true} the number of articles in the prompt is six instead of one.
 * The functional test still passes, but each request costs three times the prefill.
 */
// snippet: grown
class GrownPromptTests {
    private static final int ARTICLES = Boolean.getBoolean("demo.fail") ? 6 : 1;
    private static final List<List<String>> CHATS = List.of(
            List.of("How long can I return a Wren?", "And who pays for the parcel?"),
            List.of("My Perch blinks red, three times.", "Other devices are online.", "Port 8883 was closed, thanks."),
            List.of("Does Plus renew by itself?"));

    @Test
    void returnsTheAnswerOfTheModel(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Thirty days from delivery, with the label from the app."));

        assertThat(SupportAssistant.at(endpoint.baseUrl(), ARTICLES).open().ask("How long can I return a Wren?"))
                .startsWith("Thirty days");
    }

    @Test
    @IwcBaseline("assistant")
    void chatsMatchTheirBaseline(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Thirty days from delivery, with the label from the app."));

        for (var questions : CHATS) {
            var chat = SupportAssistant.at(endpoint.baseUrl(), ARTICLES).open();
            questions.forEach(chat::ask);
        }

        assertThat(endpoint.captured().named("assistant")).matchesBaseline();
    }
    // end
}
