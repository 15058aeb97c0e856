package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.examples.clients.Said.system;
import static io.iwc.examples.clients.Said.user;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client of the responses API, whole and streamed. */
interface Responds {
    Told respond(EmbeddedEndpoint endpoint, List<Said> dialogue);

    /** The pieces of text as they came. */
    List<String> streamResponse(EmbeddedEndpoint endpoint, List<Said> dialogue);

    @Test
    default void getsAResponseAndIsCapturedAsTheChatItStandsFor(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday."));

        var told = respond(endpoint, List.of(system("Be brief."), user("Where is my parcel?")));

        assertThat(told.text()).isEqualTo("It ships on Monday.");
        assertThat(told.outputTokens()).isEqualTo(5);
        assertThat(endpoint.captured())
                .hasRequestCount(1)
                .hasPromptTokensWithin(P50, told.promptTokens(), told.promptTokens());
        assertThat(Transcript.of(endpoint.captured().requests().get(0)))
                .containsExactly("system: Be brief.", "user: Where is my parcel?");
    }

    @Test
    default void getsAResponseInPieces(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday, with a card."));

        var pieces = streamResponse(endpoint, List.of(user("Where is my parcel?")));

        assertThat(pieces).hasSizeGreaterThan(3);
        assertThat(String.join("", pieces)).isEqualTo("It ships on Monday, with a card.");
        assertThat(endpoint.captured()).hasRequestCount(1).hasSessionCount(1);
    }
}
