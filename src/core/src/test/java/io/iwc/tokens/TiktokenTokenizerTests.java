package io.iwc.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goldens: {@code encode_ordinary} of the npm package tiktoken 1.0.22, OpenAI's own encoder compiled to WebAssembly.
 */
class TiktokenTokenizerTests {
    private static final String FOX = "The quick brown fox jumps over the lazy dog.";
    private static final String WORLD = "Straße, naïve café: 東京で会いましょう 👩‍💻🚀";
    private static final String SPECIAL = "<|endoftext|> is only text here";
    private static final String CODE = "for (int i = 0; i < 10; i++) {\n\t\tsum += i;  // add\n}\n\n";
    private static final String NUMBERS = "1234567890 3.14159 1e-9";

    @Test
    void givesTheTokensOfO200k() {
        var tokenizer = Tokenizers.tiktoken("o200k_base");

        assertThat(tokenizer.encode(FOX)).containsExactly(976, 4853, 19705, 68347, 65613, 1072, 290, 29082, 6446, 13);
        assertThat(tokenizer.encode(SPECIAL)).containsExactly(27, 91, 419, 1440, 919, 91, 29, 382, 1606, 2201, 2105);
        assertThat(tokenizer.encode(NUMBERS))
                .containsExactly(7633, 19354, 29338, 15, 220, 18, 13, 16926, 4621, 220, 16, 68, 12, 24);
    }

    @Test
    void givesTheTokensOfCl100k() {
        var tokenizer = Tokenizers.tiktoken("cl100k_base");

        assertThat(tokenizer.encode(FOX)).containsExactly(791, 4062, 14198, 39935, 35308, 927, 279, 16053, 5679, 13);
        assertThat(tokenizer.encode(SPECIAL)).containsExactly(27, 91, 8862, 728, 428, 91, 29, 374, 1193, 1495, 1618);
    }

    @ParameterizedTest
    @CsvSource({
        "o200k_base, 10, 20, 11, 26, 14",
        "cl100k_base, 10, 27, 11, 26, 14",
        "p50k_base, 10, 31, 11, 27, 12",
        "r50k_base, 10, 31, 11, 27, 12",
    })
    void countsWordsScriptsCodeAndNumbers(String encoding, int fox, int world, int special, int code, int numbers) {
        var tokenizer = Tokenizers.tiktoken(encoding);

        assertThat(tokenizer.count("")).isZero();
        assertThat(tokenizer.count(FOX)).isEqualTo(fox);
        assertThat(tokenizer.count(WORLD)).isEqualTo(world);
        assertThat(tokenizer.count(SPECIAL)).isEqualTo(special);
        assertThat(tokenizer.count(CODE)).isEqualTo(code);
        assertThat(tokenizer.count(NUMBERS)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", FOX, WORLD, SPECIAL, CODE, NUMBERS})
    void countsWhatItEncodes(String text) {
        var tokenizer = Tokenizers.standard();

        assertThat(tokenizer.count(text)).isEqualTo(tokenizer.encode(text).length);
    }

    @Test
    void servesSeveralThreads() {
        var tokenizer = Tokenizers.standard();

        var counts = IntStream.range(0, 200)
                .parallel()
                .map(i -> tokenizer.count(WORLD))
                .distinct();

        assertThat(counts.toArray()).containsExactly(20);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, o200k_base",
        "gpt-4o-2024-08-06, o200k_base",
        "gpt-4.1, o200k_base", // not a gpt-4
        "gpt-4.1-mini, o200k_base",
        "gpt-5, o200k_base",
        "o1, o200k_base",
        "o3-mini, o200k_base",
        "gpt-4, cl100k_base",
        "gpt-4-turbo, cl100k_base",
        "gpt-3.5-turbo-0125, cl100k_base",
        "text-embedding-3-small, cl100k_base",
        "text-davinci-003, p50k_base",
    })
    void recordsTheEncodingOfAModel(String model, String encoding) {
        assertThat(Tokenizers.tiktoken(model).id()).isEqualTo("tiktoken:" + encoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4x", "gpt-6", "llama-3", "O200K_BASE", ""})
    void neverFallsBackForAModelThatItDoesNotKnow(String model) {
        assertThatThrownBy(() -> Tokenizers.tiktoken(model))
                .isInstanceOf(IwcException.class)
                .hasMessage("tokenizer: found \"tiktoken:" + model + "\", expected whitespace (or simple),"
                        + " tiktoken:r50k_base, tiktoken:p50k_base, tiktoken:p50k_edit, tiktoken:cl100k_base,"
                        + " tiktoken:o200k_base, tiktoken: and the name of an OpenAI model, or"
                        + " huggingface: and the path of a tokenizer.json");
    }
}
