package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingsTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void haveLengthOne() throws Exception {
        var vector = embed(Map.of("input", "Where is my parcel?")).path(0).path("embedding");

        assertThat(vector).hasSize(1_536);
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void areNearerTheMoreWordsTextsShare() throws Exception {
        var texts = List.of("Where is my parcel?", "My parcel, where is it?", "Cancel the subscription please");

        var data = embed(Map.of("input", texts, "dimensions", 512));

        var near = dot(data.path(0).path("embedding"), data.path(1).path("embedding"));
        var far = dot(data.path(0).path("embedding"), data.path(2).path("embedding"));
        assertThat(near).isGreaterThan(0.7); // four of five words: 4/√(4·5) = 0.89 if directions were orthogonal
        assertThat(far).isBetween(-0.3, 0.3);
    }

    @Test
    void areTheSameAlways() throws Exception {
        var first = embed(Map.of("input", "a parcel", "dimensions", 8));
        try (var other = EmbeddedEndpoint.start()) {
            var again = new TestClient(other).post("/v1/embeddings", Map.of("input", "a parcel", "dimensions", 8));

            assertThat(Json.parse(again.body()).path("data")).isEqualTo(first);
        }
    }

    @Test
    void comeInBase64ForClientsThatAskForIt() throws Exception {
        var plain = embed(Map.of("input", "a parcel", "dimensions", 4)).path(0).path("embedding");
        var encoded = embed(Map.of("input", "a parcel", "dimensions", 4, "encoding_format", "base64"))
                .path(0)
                .path("embedding")
                .asText();

        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded)).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : plain) {
            assertThat(bytes.getFloat()).isEqualTo(value.floatValue());
        }
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void areNotCaptured() throws Exception {
        embed(Map.of("input", "a parcel"));

        assertThat(endpoint.captured().requests()).isEmpty();
        assertThat(endpoint.exchanges())
                .extracting(Exchange::path, Exchange::status)
                .containsExactly(tuple("/v1/embeddings", 200));
    }

    @Test
    void needAnInput() throws Exception {
        var answer = client.post("/v1/embeddings", Map.of("model", "any"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").path("message").asText())
                .isEqualTo("input: found nothing, expected a string or a list of strings");
    }

    private JsonNode embed(Map<String, Object> body) throws Exception {
        return Json.parse(client.post("/v1/embeddings", body).body()).path("data");
    }

    private static double dot(JsonNode a, JsonNode b) {
        var sum = 0.0;
        for (var i = 0; i < a.size(); i++) {
            sum += a.path(i).doubleValue() * b.path(i).doubleValue();
        }
        return sum;
    }
}
