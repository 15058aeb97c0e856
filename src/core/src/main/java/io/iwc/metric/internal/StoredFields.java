package io.iwc.metric.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.ShownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a stored file, and where it stands. What is asked of it must be what the file has: nothing is converted.
 *
 * @param file as messages name it
 * @param path of the value: {@code distributions.tokens.prompt.n}
 * @param json the value; missing if there is none
 * @since 0.1
 */
public record StoredFields(String file, String path, JsonNode json) {
    /** No metric is that large: nanoseconds and tokens are counted in 64 bits. */
    private static final double LARGEST = 1e19;

    /** The whole document. */
    public static StoredFields of(String file, JsonNode document) {
        return new StoredFields(file, "", document);
    }

    /** The value under a key; missing if this is no object or has none. */
    public StoredFields at(String key) {
        return new StoredFields(file, path.isEmpty() ? key : path + "." + key, json.path(key));
    }

    /** Whether there is a value. */
    public boolean isThere() {
        return !json.isMissingNode();
    }

    /** The values of an object by key, in their order. */
    public Map<String, StoredFields> members() {
        require(json.isObject(), "an object");
        var members = new LinkedHashMap<String, StoredFields>();
        json.fieldNames().forEachRemaining(key -> members.put(key, at(key)));
        return members;
    }

    /** The values of a list. */
    public List<StoredFields> elements() {
        require(json.isArray(), "a list");
        var elements = new ArrayList<StoredFields>();
        for (var i = 0; i < json.size(); i++) {
            elements.add(new StoredFields(file, path + "[" + i + "]", json.get(i)));
        }
        return elements;
    }

    public String text() {
        require(json.isTextual() && !json.textValue().isBlank(), "a string that is not empty");
        return json.textValue();
    }

    /** A string that may be left out. */
    public Optional<String> optionalText() {
        return isThere() ? Optional.of(text()) : Optional.empty();
    }

    public double number() {
        require(json.isNumber() && Math.abs(json.doubleValue()) <= LARGEST, "a number between -1e19 and 1e19");
        return json.doubleValue();
    }

    /** A whole number from {@code least} on. */
    public long integer(long least) {
        require(
                json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= least,
                "an integer ≥ " + least);
        return json.longValue();
    }

    /** The same, up to 2³¹ − 1. */
    public int smallInteger(int least) {
        require(
                json.isIntegralNumber() && json.canConvertToInt() && json.intValue() >= least,
                "an integer from " + least + " to " + Integer.MAX_VALUE);
        return json.intValue();
    }

    private void require(boolean isSo, String expected) {
        if (!isSo) {
            throw unexpected(expected);
        }
    }

    /** A fault of this value, to be thrown. */
    public InvalidInputException unexpected(String expected) {
        return fault("found " + shown() + ", expected " + expected);
    }

    /** A fault of this value in other words, to be thrown. */
    public InvalidInputException fault(String text) {
        return new InvalidInputException(new Problem(file, path, text));
    }

    private String shown() {
        return json.isMissingNode() ? "nothing" : ShownText.value(json.toString());
    }
}
