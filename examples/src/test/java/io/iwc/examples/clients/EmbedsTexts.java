package io.iwc.examples.clients;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that turns texts into vectors. */
interface EmbedsTexts {
    List<float[]> embed(EmbeddedEndpoint endpoint, List<String> texts);

    @Test
    default void getsVectorsInWhichLikeIsNearToLike(EmbeddedEndpoint endpoint) {
        var vectors = embed(
                endpoint, List.of("where is my parcel", "is my parcel lost", "the tap drips", "where is my parcel"));

        assertThat(vectors).hasSize(4);
        assertThat(vectors.get(3)).hasSize(1536).isEqualTo(vectors.get(0));
        assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(cosine(vectors.get(0), vectors.get(2)));
        assertThat(endpoint.captured()).hasRequestCount(0); // nothing was generated
    }

    private static double cosine(float[] a, float[] b) {
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum; // both have length 1
    }
}
