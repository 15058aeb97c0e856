package io.iwc.workload;

import io.iwc.artifact.internal.Json;
import io.iwc.workload.internal.JsonTree;
import java.util.List;

/**
 * A JSON value as somebody sent or wrote it: what a message, a tool or the metadata of a request holds. Immutable. A
 * field or an element that is not there is a value too, {@linkplain #isMissing() missing}, so that a path can be followed
 * without asking at every step: {@code message.field("tool_calls").get(0).get("function").get("name").asText()}.
 *
 * @since 0.1
 */
public interface JsonValue {
    /** A string. */
    static JsonValue of(String text) {
        return JsonTree.of(text);
    }

    /** A whole number. */
    static JsonValue of(long number) {
        return JsonTree.of(number);
    }

    /**
     * The value that a JSON text spells.
     *
     * @throws io.iwc.IwcException if the text is not one JSON value
     */
    static JsonValue parse(String json) {
        return JsonTree.of(Json.parse(json));
    }

    /** Whether there is no such value. */
    boolean isMissing();

    /** Whether it is a string. */
    boolean isText();

    /** A string as it is, a number or a boolean as it is spelled; empty for everything else. */
    String asText();

    /** The field of an object; missing if this is no object or has none of that name. */
    JsonValue get(String field);

    /** The element of a list, counted from 0; missing if this is no list or a shorter one. */
    JsonValue get(int index);

    /** The elements of a list or the values of an object, in their order; none for everything else. */
    List<JsonValue> elements();

    /** The value in one line of JSON; empty if it is missing. */
    String json();
}
