package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.assertThatThrownBy;
import static io.iwc.simulator.endpoint.Answer.text;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.iwc.examples.assistant.Handbook;
import io.iwc.examples.assistant.PromptTemplate;
import io.iwc.examples.assistant.SupportAssistant;
import io.iwc.junit.IwcEndpoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A clock in the system prompt: every answer is right, and no chat finds the beginning of its prompt in the cache. The
 * functional test does not see it, the guard names the place.
 */
// snippet: clock
class ClockInPromptTests {
    private final AtomicInteger minute = new AtomicInteger();

    @Test
    void returnsTheAnswerOfTheModel(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Thirty days from delivery."));

        assertThat(assistant(endpoint, this::clock).open().ask("How long can I return a Wren?"))
                .startsWith("Thirty days");
    }

    @Test
    void keepsItsPrefix(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Thirty days from delivery."));

        chats(assistant(endpoint, () -> ""));

        assertThat(endpoint.captured().named("assistant"))
                .keepsItsPrefix()
                .hasStableSystemPrompt()
                .hasNoRepeatedCalls(2);
    }

    @Test
    void losesItToAClock(@IwcEndpoint EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Thirty days from delivery."));

        chats(assistant(endpoint, this::clock));

        assertThatThrownBy(
                        () -> assertThat(endpoint.captured().named("assistant")).keepsItsPrefix())
                .hasMessageContaining("turn 1 of session")
                .hasMessageContaining("broke the shared head at token ")
                .hasMessageContaining(": system prompt, \"It is ⟦14:0")
                .hasMessageContaining("hint: what varies belongs behind what stays: say it in the last message");
    }

    private static void chats(SupportAssistant assistant) {
        var first = assistant.open();
        first.ask("How long can I return a Wren?");
        first.ask("And who pays for the parcel?");
        assistant.open().ask("Does Plus renew by itself?");
    }

    private String clock() {
        return "It is 14:0" + minute.incrementAndGet() + ".\n";
    }

    private static SupportAssistant assistant(EmbeddedEndpoint endpoint, Supplier<String> clock) {
        var client = OpenAIOkHttpClient.builder()
                .baseUrl(endpoint.baseUrl())
                .apiKey("unused")
                .build();
        return new SupportAssistant(client, new PromptTemplate(Handbook.load(), 1, clock), "any");
    }
    // end
}
