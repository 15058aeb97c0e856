package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Writes a tree in the canonical spelling, through any of Jackson's generators. */
final class CanonicalTree {
    private CanonicalTree() {}

    /**
     * Writes {@code node}.
     *
     * @param sorted sorts keys by code point; otherwise they keep insertion order
     * @throws IllegalArgumentException if a number is not finite
     */
    static void write(JsonNode node, JsonGenerator to, boolean sorted) throws IOException {
        if (node.isObject()) {
            to.writeStartObject();
            for (var field : (Iterable<Map.Entry<String, JsonNode>>) () -> fields(node, sorted)) {
                to.writeFieldName(field.getKey());
                write(field.getValue(), to, sorted);
            }
            to.writeEndObject();
        } else if (node.isArray()) {
            to.writeStartArray();
            for (var element : node) {
                write(element, to, sorted);
            }
            to.writeEndArray();
        } else if (node.isDouble() || node.isFloat()) {
            if (!Double.isFinite(node.doubleValue())) {
                throw new IllegalArgumentException("found " + node.doubleValue() + ", expected a finite number");
            }
            to.writeNumber(digits(node)); // YAML generators do not honour the fast double writer
        } else if (node.isNull()) {
            to.writeNull();
        } else if (node.isPojo()) {
            to.writePOJO(((POJONode) node).getPojo());
        } else {
            node.serialize(to, null); // text, integers, booleans and bytes need no provider
        }
    }

    private static String digits(JsonNode number) {
        return number.isFloat()
                ? NumberOutput.toString(number.floatValue(), true)
                : NumberOutput.toString(number.doubleValue(), true);
    }

    private static Iterator<Map.Entry<String, JsonNode>> fields(JsonNode object, boolean sorted) {
        if (!sorted) {
            return object.fields();
        }
        return StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) object::fields).spliterator(), false)
                .sorted((a, b) -> byCodePoint(a.getKey(), b.getKey()))
                .iterator();
    }

    /** Differs from {@link String#compareTo} where a surrogate meets a character above U+DFFF. */
    static int byCodePoint(String a, String b) {
        var shorter = Math.min(a.length(), b.length());
        for (var i = 0; i < shorter; i++) {
            var x = a.charAt(i);
            var y = b.charAt(i);
            if (x != y) {
                var surrogates = Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
                return surrogates != 0 && Math.max(x, y) > Character.MAX_SURROGATE
                        ? surrogates
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
