package io.iwc.tokens;

import io.iwc.workload.Manifest.TokenizerRef;
import java.util.Optional;

/**
 * Turns text into token ids. Safe for use by several threads.
 *
 * @since 0.1
 */
public interface Tokenizer {
    /** Recorded with every count: {@code whitespace}, {@code tiktoken:o200k_base}, {@code huggingface:NAME}. */
    String id();

    /** Hash of the tokenizer's data where the id alone does not fix it. */
    default Optional<String> sha256() {
        return Optional.empty();
    }

    /**
     * The token ids of a text; equal ids mean equal tokens, within this tokenizer and process. Special tokens in the
     * text are encoded as ordinary text, none are added.
     */
    int[] encode(String text);

    /** How many tokens a text has. */
    default int count(String text) {
        return encode(text).length;
    }

    /** How manifests and fingerprints name this tokenizer. */
    default TokenizerRef reference() {
        return new TokenizerRef(id(), sha256());
    }
}
