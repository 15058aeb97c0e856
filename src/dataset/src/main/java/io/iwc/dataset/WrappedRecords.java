package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.iwc.artifact.internal.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The list of records in a document that is one object, as interfaces answer and exports are wrapped. */
final class WrappedRecords {
    /** Of a document; what comes before its list is short. */
    private static final int LOOKED_AT = 1 << 20;

    private WrappedRecords() {}

    /** What jq calls the records: {@code .data[]}, or {@code .rows[].row} where each is wrapped once more. */
    static Optional<String> in(Path path) {
        try (var file = InputFile.open(path)) {
            return in(file.content().readNBytes(LOOKED_AT));
        } catch (IOException e) {
            return Optional.empty(); // who reads the file says what is wrong with it
        }
    }

    private static Optional<String> in(byte[] beginning) throws IOException {
        try (var parser = new JsonFactory().createParser(new ByteArrayInputStream(beginning))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY
                        && FormatDetection.WRAPPING.contains(name)
                        && parser.nextToken() == JsonToken.START_OBJECT) {
                    return Optional.of("." + name + "[]" + (hasRow(parser) ? ".row" : ""));
                }
                skip(parser);
            }
            return Optional.empty();
        }
    }

    /** Whether the object that begins here has a record in {@code row}, as those of Hugging Face's viewer have. */
    private static boolean hasRow(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isRow = parser.currentName().equals("row");
            if (parser.nextToken() == JsonToken.START_OBJECT && isRow) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** To the end of the value of a field. */
    private static void skip(JsonParser parser) throws IOException {
        var context = parser.getParsingContext();
        while (!context.inRoot()
                && context.getParent() != null
                && !context.getParent().inRoot()) {
            parser.nextToken();
            context = parser.getParsingContext();
        }
    }
}
