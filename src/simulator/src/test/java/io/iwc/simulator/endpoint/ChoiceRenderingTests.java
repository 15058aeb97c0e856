package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceRenderingTests {
    private static final Envelope ENVELOPE = new Envelope("0f", 7, "a \"model\"", "iwc-default-1");

    static Stream<Rendering> renderings() {
        var text = Completion.scripted("He said: \"Grüße 🙂\"\n\tand \u0000 {\"index\":0} left", 9);
        var tool = Completion.toolCall("find", "{\"city\": \"Köln\", \"days\": 3}", 9);
        return Stream.of(
                new ChatRendering(ENVELOPE, text, true),
                new ChatRendering(ENVELOPE, tool, true),
                new TextRendering(ENVELOPE, text, false, 3));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void writesEachPieceAsItReads(Rendering rendering) throws IOException {
        for (var i = 0; i < 4; i++) {
            var written = new ByteArrayOutputStream();

            rendering.writePiece(i, written);

            assertThat(written.toString(StandardCharsets.UTF_8))
                    .startsWith("data: {\"id\":\"")
                    .endsWith("}\n\n")
                    .isEqualTo(rendering.piece(i));
        }
    }
}
