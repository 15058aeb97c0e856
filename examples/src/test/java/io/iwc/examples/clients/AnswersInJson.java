package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.simulator.endpoint.Answer.generated;
import static io.iwc.simulator.endpoint.Answer.text;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import org.junit.jupiter.api.Test;

/** A client that asks for JSON of a schema and makes an object of it. */
interface AnswersInJson {
    Parcel askForParcel(EmbeddedEndpoint endpoint, String question);

    @Test
    default void getsAnObject(EmbeddedEndpoint endpoint) {
        endpoint.answer(text("{\"order\":\"4711\",\"days\":3}"));

        var parcel = askForParcel(endpoint, "Where is order 4711?");

        assertThat(parcel).isEqualTo(new Parcel("4711", 3));
        assertThat(endpoint.captured()).hasRequestCount(1);
    }

    /** Nothing was scripted: the endpoint must have understood the schema. */
    @Test
    default void getsAGeneratedObject(EmbeddedEndpoint endpoint) {
        endpoint.answer(generated());

        var parcel = askForParcel(endpoint, "Where is order 4711?");

        assertThat(parcel.order()).isNotBlank();
    }
}
