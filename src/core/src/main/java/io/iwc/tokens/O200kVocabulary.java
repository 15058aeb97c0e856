package io.iwc.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The default encoding, made of jtokkit's own table in two thirds of the time and of the processor that jtokkit itself
 * takes for it: the first test of a fresh JVM waits for it. Counts and ids are those of jtokkit's encoding.
 *
 * @see <a href="https://github.com/openai/tiktoken/blob/main/tiktoken_ext/openai_public.py">the pattern, as published</a>
 */
final class O200kVocabulary {
    private static final String TABLE = "o200k_base.tiktoken";
    private static final String CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";
    private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
    private static final String BEFORE = "[^\\r\\n\\p{L}\\p{N}]?";

    private static final String PATTERN = String.join(
            "|",
            BEFORE + UPPER + "*" + LOWER + "+" + CONTRACTION,
            BEFORE + UPPER + "+" + LOWER + "*" + CONTRACTION,
            "\\p{N}{1,3}",
            " ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*",
            "\\s*[\\r\\n]+",
            "\\s+(?!\\S)",
            "\\s+");

    private O200kVocabulary() {}

    static Encoding load() {
        var lazy = Encodings.newLazyEncodingRegistry();
        try (var table = Encodings.class.getResourceAsStream(TABLE)) {
            if (table == null) { // a jtokkit that keeps it elsewhere
                return lazy.getEncoding(EncodingType.O200K_BASE);
            }
            var name = "iwc:" + EncodingType.O200K_BASE.getName();
            var ranks = new RankTable(table.readAllBytes());
            var pattern = Pattern.compile(PATTERN, Pattern.UNICODE_CHARACTER_CLASS);
            return lazy.registerGptBytePairEncoding(new GptBytePairEncodingParams(name, pattern, ranks, Map.of()))
                    .getEncoding(name)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
