package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.fingerprint.Percentile.P90;
import static io.iwc.simulator.endpoint.Answer.text;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.iwc.examples.assistant.Handbook;
import io.iwc.examples.assistant.PromptTemplate;
import io.iwc.examples.assistant.SupportAssistant;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;

/**
 * What a failure looks like. Somebody raised the number of articles in the prompt from one to six "to be safe": every
 * functional test stays green, and each request costs almost three times the prefill. Run with {@code -Ddemo.fail=true}
 * to see the message.
 */
// snippet: grown
class GrownPromptTests {
    private static final int ARTICLES = Boolean.getBoolean("demo.fail") ? 6 : 1;

    @Test
    void aQuestionBringsOneArticleAlong(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Thirty days from delivery, with the label from the app."));
        var client = OpenAIOkHttpClient.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .build();
        var assistant = new SupportAssistant(client, new PromptTemplate(Handbook.load(), ARTICLES), "any");

        assistant.open().ask("How long can I return a Wren?");
        assistant.open().ask("My Perch blinks red, three times.");
        assistant.open().ask("Does Plus renew by itself?");

        // measured 244; an article may grow by a paragraph
        assertThat(endpoint.captured().named("assistant")).hasPromptTokensWithin(P90, 200, 320);
    }
}
// end
