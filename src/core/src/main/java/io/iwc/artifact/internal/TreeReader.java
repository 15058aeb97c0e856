package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Reads JSON as trees, the same as a mapper of Jackson's with {@code FAIL_ON_READING_DUP_TREE_KEY} does: to set one of
 * those up takes 0.15 s in a JVM that has just started, which is a third of what a first test may take.
 *
 * @since 0.1
 */
public final class TreeReader {
    private final JsonFactory factory;
    private final boolean exact;

    /**
     * A reader.
     *
     * @param exact keeps numbers with a fraction digit by digit
     */
    TreeReader(JsonFactory factory, boolean exact) {
        this.factory = factory;
        this.exact = exact;
    }

    /** The one value that a text is; missing if there is none. */
    public JsonNode readTree(String text) throws JsonProcessingException {
        try (var parser = factory.createParser(text)) {
            return only(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from a text: cannot be
        }
    }

    /** The one value that is read from there; missing if there is none. It is closed. */
    public JsonNode readTree(Reader from) throws IOException {
        try (var parser = factory.createParser(from)) {
            return only(parser);
        }
    }

    /** The one value that bytes are; missing if there is none. */
    public JsonNode readTree(byte[] bytes) throws IOException {
        return readTree(bytes, 0, bytes.length);
    }

    /** The one value that a part of some bytes is; missing if there is none. */
    public JsonNode readTree(byte[] bytes, int offset, int length) throws IOException {
        try (var parser = factory.createParser(bytes, offset, length)) {
            return only(parser);
        }
    }

    /** The value that begins with the current token of a parser, which stands on its last token then. */
    public JsonNode next(JsonParser parser) throws IOException {
        try {
            return value(parser);
        } catch (NumberFormatException e) { // ours, or the parser's of an exponent that does not fit 32 bits
            throw new BoundedTrees.OutOfBoundsException(parser, e);
        }
    }

    /** A parser for several values, one after the other. */
    public JsonParser createParser(InputStream from) throws IOException {
        return factory.createParser(from);
    }

    JsonParser createParser(String text) throws IOException {
        return factory.createParser(text);
    }

    private JsonNode only(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return BoundedNodes.NODES.missingNode();
        }
        var tree = next(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Trailing token found", parser.currentTokenLocation());
        }
        return tree;
    }

    private JsonNode value(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> BoundedNodes.NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> exact ? exact(parser) : BoundedNodes.NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> BoundedNodes.NODES.booleanNode(true);
            case VALUE_FALSE -> BoundedNodes.NODES.booleanNode(false);
            case VALUE_NULL -> BoundedNodes.NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException(token + " begins no value");
        };
    }

    /** As deep as the parser allows, which is a thousand. */
    private ObjectNode object(JsonParser parser) throws IOException {
        var object = BoundedNodes.NODES.objectNode();
        for (var key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            if (object.has(key)) {
                throw new JsonParseException(parser, "Duplicate field '" + key + "'", parser.currentTokenLocation());
            }
            object.set(key, value(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        var array = BoundedNodes.NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> BoundedNodes.NODES.numberNode(parser.getIntValue());
            case LONG -> BoundedNodes.NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> BoundedNodes.NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static ValueNode exact(JsonParser parser) throws IOException {
        var number = parser.getDecimalValue();
        return BoundedNodes.NODES.numberNode(number.signum() == 0 ? BigDecimal.ZERO : withoutZeros(number));
    }

    private static BigDecimal withoutZeros(BigDecimal number) {
        try {
            return number.stripTrailingZeros();
        } catch (ArithmeticException beyondAnyExponent) {
            return number;
        }
    }
}
