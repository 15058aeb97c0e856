package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Prompt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A client that lets the model call a tool and sends back what it returned. */
interface CallsTools {
    /**
     * Asks once and runs what the model wants; {@code track} is the tool of that name: from an order to where it is.
     */
    String askWithTool(EmbeddedEndpoint endpoint, String question, UnaryOperator<String> track);

    @Test
    default void runsTheToolAndSendsItsResult(EmbeddedEndpoint endpoint) {
        endpoint.answer(toolCall("track", "{\"order\":\"4711\"}"), text("It is in Bremen."));

        var answer = askWithTool(endpoint, "Where is order 4711?", order -> order + " is in Bremen");

        assertThat(answer).isEqualTo("It is in Bremen.");
        var captured = endpoint.captured();
        assertThat(captured).hasRequestCount(2).hasSessionCount(1).hasReuseWithin(0.3, 1);
        assertThat(Transcript.of(captured.requests().get(1)))
                .containsExactly(
                        "user: Where is order 4711?",
                        "assistant: track{\"order\":\"4711\"}",
                        "tool: 4711 is in Bremen");
        assertThat(((Prompt.Chat) captured.requests().get(0).prompt()).tools()).hasSize(1);
    }
}
