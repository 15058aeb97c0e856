package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.examples.clients.Said.user;
import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.endpoint.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client that asks again when the server is busy, by itself. */
interface TriesAgain extends AnswersChats {
    /** The status that this client takes for a reason to ask again. */
    default int busy() {
        return 429;
    }

    @Test
    default void asksAgainAndCountsOnce(EmbeddedEndpoint endpoint) {
        endpoint.answer(status(busy()).retryAfter(Duration.ZERO), text("It ships on Monday."));

        var told = ask(endpoint, List.of(user("Where is my parcel?")));

        assertThat(told.text()).isEqualTo("It ships on Monday.");
        assertThat(endpoint.exchanges()).extracting(Exchange::status).containsExactly(busy(), 200);
        assertThat(endpoint.exchanges())
                .extracting(Exchange::retryOf)
                .containsExactly(Optional.empty(), Optional.of("exchange-000001"));
        assertThat(endpoint.captured()).hasRequestCount(1).hasSessionCount(1);
    }
}
