package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an application says has one shape, whichever wire it says it on: the same conversations give the same fingerprint,
 * the same sessions, the same estimate of its images and the same findings of the guard. Bodies are written here by hand, one writer a wire.
 */
class WireLawTests {
    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("the wire does not change the shape")
    void theWireDoesNotChangeTheShape(long seed) throws Exception {
        var conversations = Spoken.conversations(new Random(seed));
        var reference = capture(WrittenWire.CHAT, conversations);

        for (var wire : WrittenWire.values()) {
            var captured = capture(wire, conversations);

            assertThat(sessions(captured)).as(wire.name()).isEqualTo(sessions(reference));
            assertThat(fingerprint(captured)).as(wire.name()).isEqualTo(fingerprint(reference));
            assertThat(findings(captured)).as(wire.name()).isEqualTo(findings(reference));
        }
        assertThat(findings(reference)).isNotEmpty();
        var shape = Fingerprinter.of(reference, Tokenizers.standard());
        var images = shape.measurement(Metric.IMAGE_COUNT).value();
        assertThat(images).isGreaterThan(5);
        assertThat(shape.measurement(Metric.IMAGE_TOKENS_TOTAL).value())
                .isEqualTo(images * (85 + 170)); // one tile each
    }

    private static Workload capture(WrittenWire wire, List<Spoken> conversations) throws Exception {
        try (var endpoint = EmbeddedEndpoint.builder().outputTokens(5).start()) {
            var client = new TestClient(endpoint);
            for (var conversation : conversations) {
                for (var turn : conversation.turns()) {
                    var answer = client.post(wire.path(), wire.body(turn).toString());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                }
            }
            return endpoint.captured();
        }
    }

    private static List<String> sessions(Workload workload) {
        var sessions = new ArrayList<String>();
        for (var request : workload.requests()) {
            sessions.add(
                    request.sessionId().orElse("-") + " " + request.turnId().orElse(-1) + " "
                            + request.maxOutputTokens().orElse(0));
        }
        return sessions.stream().sorted().toList();
    }

    private static String fingerprint(Workload workload) {
        Fingerprint fingerprint = Fingerprinter.of(workload, Tokenizers.standard());
        var json = Json.parse(FingerprintFile.text(fingerprint));
        ((com.fasterxml.jackson.databind.node.ObjectNode) json).remove("workload"); // holds the hash of ids and options
        return json.toString();
    }

    private static List<String> findings(Workload workload) {
        return PrefixBreaks.of(workload, Tokenizers.standard()).breaks().stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
