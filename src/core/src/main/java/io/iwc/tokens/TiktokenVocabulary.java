package io.iwc.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** A vocabulary as jtokkit has it. */
final class TiktokenVocabulary implements Vocabulary {
    private final Encoding encoding;

    TiktokenVocabulary(EncodingType type) {
        encoding = Loaded.REGISTRY.getEncoding(type);
    }

    @Override
    public int[] encode(String text) {
        return encoding.encodeOrdinary(text).toArray();
    }

    @Override
    public int count(String text) {
        return encoding.countTokensOrdinary(text);
    }

    /** Each encoding is loaded with its first text, once a process. */
    private static final class Loaded {
        static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
    }
}
