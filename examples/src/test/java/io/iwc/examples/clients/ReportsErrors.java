package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcAssertions.catchThrowable;
import static io.iwc.simulator.endpoint.Answer.status;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that throws what the server says, read from an error of the server's own shape. */
interface ReportsErrors extends AnswersChats {
    @Test
    default void throwsWhatTheServerSays(EmbeddedEndpoint endpoint) {
        endpoint.answer(status(400));

        var thrown = catchThrowable(() -> ask(endpoint, List.of(Said.user("Where is my parcel?"))));

        assertThat(thrown).hasStackTraceContaining("status 400, as the test asked for");
        assertThat(endpoint.captured()).hasRequestCount(0);
    }
}
