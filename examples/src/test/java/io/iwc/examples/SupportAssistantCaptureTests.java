package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P90;
import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.examples.assistant.SupportAssistant;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Captures the traffic of an application: it uses the embedded endpoint through its usual client, and the captured
 * requests are a workload. No server, no API key, no GPU.
 */
// snippet: capture
class SupportAssistantCaptureTests {
    @Test
    void sendsOneArticleAndTheHistoryWithEachQuestion(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Which device is it?"), text("Then close the tap first."), text("You are welcome."));
        var chat = SupportAssistant.at(endpoint.baseUrl()).open();

        chat.ask("Water keeps running although the app says closed.");
        chat.ask("It is valve 3 of my Brook.");
        chat.ask("Thanks, it stopped.");

        assertThat(endpoint.captured())
                .hasRequestCount(3)
                .hasSessionCount(1)
                .hasPromptTokensWithin(P90, 350, 550)
                .hasReuseWithin(0.6, 0.8);
    }
    // end

    /** Streaming is the client's choice; the prompt is the same. */
    @Test
    void streamsTheSamePrompt(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Three red blinks mean that the service cannot be reached."));
        var pieces = new ArrayList<String>();

        var answer = SupportAssistant.at(endpoint.baseUrl()).open().ask("My Perch blinks red.", pieces::add);

        assertThat(answer).isEqualTo("Three red blinks mean that the service cannot be reached.");
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(endpoint.captured()).hasRequestCount(1).hasPromptTokensWithin(P90, 200, 320);
    }

    /** A retry is one request to the model, two to the server. */
    @Test
    void retriesWhenTheServerIsBusy(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(status(429).retryAfter(Duration.ZERO), text("Thirty days from delivery."));

        SupportAssistant.at(endpoint.baseUrl()).open().ask("How long can I return a Wren?");

        assertThat(endpoint.exchanges()).hasSize(2);
        assertThat(endpoint.captured()).hasRequestCount(1);
    }
}
