package io.iwc.artifact.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Halves of surrogate pairs, which JSON can escape ({@code "\ud83d"}) and UTF-8 cannot hold: text that was cut in the
 * middle of a character. Each becomes U+FFFD, as tokenizers read it.
 */
public final class LoneSurrogates {
    private static final char REPLACEMENT = '\uFFFD';

    private long count;

    /** How many were replaced so far. */
    public long count() {
        return count;
    }

    /** The tree without any in its texts; objects and lists are changed in place. */
    public JsonNode replaceIn(JsonNode node) {
        if (node.isTextual()) {
            var before = count;
            var text = replaceIn(node.textValue());
            return count == before ? node : TextNode.valueOf(text);
        }
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> field.setValue(replaceIn(field.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                list.set(i, replaceIn(list.get(i)));
            }
        }
        return node;
    }

    /** Whether a line of JSON escapes any surrogate, alone or in a pair. */
    static boolean mayBeIn(byte[] json, int offset, int length) {
        for (var i = offset; i + 3 < offset + length; i++) {
            if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd' && json[i + 3] > '7') {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // the same text means that nothing was found
    private String replaceIn(String text) {
        StringBuilder replaced = null;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (replaced == null) {
                replaced = new StringBuilder(text);
            }
            replaced.setCharAt(i, REPLACEMENT);
            count++;
        }
        return replaced == null ? text : replaced.toString();
    }
}
