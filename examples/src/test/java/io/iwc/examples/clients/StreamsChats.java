package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.catchThrowable;
import static io.iwc.examples.clients.Said.user;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.run.Outcome;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A client that shows an answer while it is written. */
interface StreamsChats {
    /** The pieces as they came. */
    List<String> stream(EmbeddedEndpoint endpoint, List<Said> dialogue);

    /** Whether it tells its application that a stream was broken off. */
    default boolean noticesBreaks() {
        return true;
    }

    @Test
    default void getsTheAnswerInPieces(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday, with a card for the “Wren” owner."));

        var pieces = stream(endpoint, List.of(user("Where is my parcel?")));

        assertThat(pieces).hasSizeGreaterThan(5);
        assertThat(String.join("", pieces)).isEqualTo("It ships on Monday, with a card for the “Wren” owner.");
        assertThat(endpoint.captured()).hasRequestCount(1).hasSessionCount(1);
        assertThat(Transcript.of(endpoint.captured().requests().get(0))).containsExactly("user: Where is my parcel?");
    }

    @Test
    default void noticesThatAStreamBreaks(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("It ships on Monday.").breakingAfter(2));

        var thrown = catchThrowable(() -> stream(endpoint, List.of(user("Where is my parcel?"))));

        assertThat(thrown != null).isEqualTo(noticesBreaks());
        assertThat(endpoint.exchanges().get(0).outcome())
                .get(InstanceOfAssertFactories.type(Outcome.class))
                .isEqualTo(Outcome.FAILED);
    }
}
