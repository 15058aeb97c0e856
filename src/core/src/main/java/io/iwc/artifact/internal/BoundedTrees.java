package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;

/**
 * Refuses numbers beyond the bounds of {@link Decimals} while a tree is read: in fields that are used and in those that
 * are not.
 */
final class BoundedTrees extends JsonDeserializer<JsonNode> {
    private static final JsonDeserializer<? extends JsonNode> TREES =
            JsonNodeDeserializer.getDeserializer(JsonNode.class);
    private static final int SHOWN = 40;

    private BoundedTrees() {}

    /** To be registered with a mapper that reads trees. */
    static Module module() {
        return new SimpleModule("bounded-trees").addDeserializer(JsonNode.class, new BoundedTrees());
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return TREES.deserialize(parser, context);
        } catch (NumberFormatException e) { // ours, or the parser's of an exponent that does not fit 32 bits
            throw new OutOfBoundsException(parser, e);
        }
    }

    /** A number that is none for us. */
    static final class OutOfBoundsException extends JsonParseException {
        @Serial
        private static final long serialVersionUID = 1L;

        OutOfBoundsException(JsonParser parser, NumberFormatException cause) throws IOException {
            super(parser, shown(parser.getText()), parser.currentTokenLocation(), cause);
        }

        private static String shown(String number) {
            return number.length() <= SHOWN ? number : number.substring(0, SHOWN) + "…";
        }
    }
}
