package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON in bytes. They are UTF-8 (RFC 8259, section 8.1); a parser left alone guesses UTF-16 and UTF-32 from NULs among the
 * first four.
 *
 * @since 0.1
 */
public final class JsonBytes {
    /** What is said of a NUL among the first bytes, which no JSON in UTF-8 has there. */
    static final String NUL = "NUL among the first bytes";

    private static final int GUESSED_FROM = 4;

    private JsonBytes() {}

    /**
     * The tree that bytes are.
     *
     * @param offset of the first byte
     * @param length how many there are
     * @throws JsonProcessingException if they are not exactly one JSON value in UTF-8; {@link Json#fault} says why
     */
    public static JsonNode tree(TreeReader reader, byte[] bytes, int offset, int length)
            throws JsonProcessingException {
        for (var i = offset; i < offset + Math.min(GUESSED_FROM, length); i++) {
            if (bytes[i] == 0) {
                throw new JsonParseException((@Nullable JsonParser) null, NUL);
            }
        }
        try {
            return reader.readTree(bytes, offset, length);
        } catch (CharConversionException e) { // guessed from a byte order mark
            throw otherEncoding();
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from an array: cannot be
        }
    }

    private static JsonParseException otherEncoding() {
        return new JsonParseException((@Nullable JsonParser) null, "Invalid UTF-8 start"); // as the parser says it
    }
}
