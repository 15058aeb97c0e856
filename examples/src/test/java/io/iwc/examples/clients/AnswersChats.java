package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.examples.clients.Said.assistant;
import static io.iwc.examples.clients.Said.system;
import static io.iwc.examples.clients.Said.user;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that asks in a chat and waits for the whole answer. */
interface AnswersChats {
    Told ask(EmbeddedEndpoint endpoint, List<Said> dialogue);

    @Test
    default void getsTheAnswerAndIsCapturedWordForWord(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday."));

        var told = ask(endpoint, List.of(system("Be brief."), user("Where is my parcel?")));

        assertThat(told.text()).isEqualTo("It ships on Monday.");
        assertThat(told.outputTokens()).isEqualTo(5);
        var captured = endpoint.captured();
        assertThat(captured)
                .hasRequestCount(1)
                .hasPromptTokensWithin(P50, told.promptTokens(), told.promptTokens())
                .hasOutputTokensWithin(P50, 5, 5);
        assertThat(Transcript.of(captured.requests().get(0)))
                .containsExactly("system: Be brief.", "user: Where is my parcel?");
    }

    @Test
    default void isOneSessionThatResendsItsHistory(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("Which order?"), text("It ships on Monday."));

        ask(endpoint, List.of(system("Be brief."), user("Where is it?")));
        ask(endpoint, List.of(system("Be brief."), user("Where is it?"), assistant("Which order?"), user("4711")));

        var captured = endpoint.captured();
        assertThat(captured).hasRequestCount(2).hasSessionCount(1).hasReuseWithin(0.4, 0.8);
        assertThat(Transcript.of(captured.requests().get(1)))
                .containsExactly("system: Be brief.", "user: Where is it?", "assistant: Which order?", "user: 4711");
    }
}
