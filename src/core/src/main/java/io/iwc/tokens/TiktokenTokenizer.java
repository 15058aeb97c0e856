package io.iwc.tokens;

import com.knuddels.jtokkit.api.EncodingType;

/**
 * The byte-pair encodings of OpenAI's models. Special tokens in a text, such as {@code <|endoftext|>}, are encoded as
 * the ordinary text that they are there. Safe for use by several threads.
 *
 * <p>A vocabulary takes megabytes and time to load: it is loaded with the first text, once a process. Texts are split
 * by the JDK's idea of letters: a rare script that Unicode added after the JDK's release can be split where OpenAI's own
 * encoder does not split it.
 */
final class TiktokenTokenizer implements Tokenizer {
    static final String PREFIX = "tiktoken:";

    private final EncodingType type;

    TiktokenTokenizer(EncodingType type) {
        this.type = type;
    }

    @Override
    public String id() {
        return PREFIX + type.getName();
    }

    @Override
    public int[] encode(String text) {
        return vocabulary().encode(text);
    }

    @Override
    public int count(String text) {
        return vocabulary().count(text);
    }

    private Vocabulary vocabulary() {
        return type == EncodingType.O200K_BASE ? Default.VOCABULARY : new TiktokenVocabulary(type);
    }

    /** Held apart, so that naming a tokenizer loads nothing. */
    private static final class Default {
        static final Vocabulary VOCABULARY = O200kVocabulary.load();
    }
}
