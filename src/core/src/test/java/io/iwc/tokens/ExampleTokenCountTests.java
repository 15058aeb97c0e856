package io.iwc.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The counts of metrics.md 6.1: the original's stored goldens under o200k_base, its texts under whitespace. */
class ExampleTokenCountTests {
    @Test
    void countsTheBurst() throws IOException {
        assertThat(counts("bursty_10req", Tokenizers.standard())).containsExactly(6, 6, 6, 6, 7, 6, 6, 6, 6, 6);
    }

    @Test
    void countsTheTurns() throws IOException {
        assertThat(counts("session_chat_5turns", Tokenizers.standard())).containsExactly(12, 5, 7, 7, 3);
        assertThat(counts("session_chat_5turns", Tokenizers.whitespace())).containsExactly(9, 4, 6, 6, 2);
    }

    @Test
    void countsTheCumulativeTurns() throws IOException {
        var name = "session_chat_5turns_cumulative";

        assertThat(counts(name, Tokenizers.standard())).containsExactly(20, 36, 52, 68, 81);
        assertThat(counts(name, Tokenizers.whitespace())).containsExactly(12, 19, 28, 37, 43);
    }

    @Test
    void eachCumulativeTurnBeginsWithTheOneBefore() throws IOException {
        for (var tokenizer : List.of(Tokenizers.standard(), Tokenizers.whitespace())) {
            var encoded = prompts("session_chat_5turns_cumulative").stream()
                    .map(tokenizer::encode)
                    .toList();

            for (var i = 1; i < encoded.size(); i++) {
                assertThat(encoded.get(i)).startsWith(encoded.get(i - 1));
            }
        }
    }

    private static List<Integer> counts(String example, Tokenizer tokenizer) throws IOException {
        return prompts(example).stream().map(tokenizer::count).toList();
    }

    private static List<String> prompts(String example) throws IOException {
        return Files.readAllLines(SharedData.file("iwc-examples/" + example + ".jsonl")).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Json.parse(line).get("prompt").textValue())
                .toList();
    }
}
