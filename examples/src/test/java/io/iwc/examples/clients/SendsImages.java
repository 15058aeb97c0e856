package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Prompt;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A client that sends an image with a question. */
interface SendsImages {
    /** The smallest PNG there is: one pixel. */
    String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** The text of the answer. */
    String askAbout(EmbeddedEndpoint endpoint, String question, byte[] png);

    @Test
    default void isCapturedWithTheImageAsAPart(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("A wren."));

        var answer = askAbout(endpoint, "What is it?", Base64.getDecoder().decode(PNG));

        assertThat(answer).isEqualTo("A wren.");
        assertThat(endpoint.captured()).hasRequestCount(1);
        var request = endpoint.captured().requests().get(0);
        assertThat(Transcript.of(request)).contains("user: What is it?");
        var parts = ((Prompt.Chat) request.prompt())
                .messages().stream()
                        .flatMap(message -> message.content().elements().stream()); // one client makes two messages
        assertThat(parts)
                .extracting(part -> part.get("image_url").get("url").asText())
                .containsOnlyOnce("data:image/png;base64," + PNG);
    }
}
