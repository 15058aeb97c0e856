package io.iwc.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.ShownText;
import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An object of a report file, whose keys are all there and of the kind they should be, or else named in the fault.
 *
 * @param path of the object: {@code tests[3].gates[0]}; empty for the file as a whole
 * @param json the object
 */
record JsonFields(String path, JsonNode json) {
    JsonFields(JsonNode json) {
        this("", json);
    }

    String text(String key) {
        return at(key).asText();
    }

    /** Whether there is a value of that key. */
    boolean has(String key) {
        return json.hasNonNull(key);
    }

    /** A text that reports of older versions do not have; empty then. */
    String textIfPresent(String key) {
        return has(key) ? text(key) : "";
    }

    /** A list that reports of older versions do not have; empty then. */
    <T> List<T> listIfPresent(String key, Function<JsonFields, T> item) {
        return has(key) ? list(key, item) : List.of();
    }

    /** An object that is only there where there is something to say. */
    Optional<JsonFields> objectIfPresent(String key) {
        return has(key) ? Optional.of(object(key)) : Optional.empty();
    }

    double number(String key) {
        return at(key).asNumber();
    }

    boolean flag(String key) {
        var value = at(key);
        value.require(value.json.isBoolean(), "true or false");
        return value.json.booleanValue();
    }

    JsonFields object(String key) {
        var value = at(key);
        value.require(value.json.isObject(), "an object");
        return value;
    }

    /** A value of any kind, which must be there. */
    JsonFields value(String key) {
        return at(key);
    }

    <T> List<T> list(String key, Function<JsonFields, T> item) {
        return values(key, element -> {
            element.require(element.json.isObject(), "an object");
            return item.apply(element);
        });
    }

    <T> List<T> values(String key, Function<JsonFields, T> item) {
        var list = at(key);
        list.require(list.json.isArray(), "a list");
        var items = new ArrayList<T>();
        for (var i = 0; i < list.json.size(); i++) {
            items.add(item.apply(new JsonFields(list.path + "[" + i + "]", list.json.get(i))));
        }
        return items;
    }

    <T> SortedMap<String, T> map(String key, Function<JsonFields, T> value) {
        var fields = object(key);
        var map = new TreeMap<String, T>();
        fields.json.fieldNames().forEachRemaining(name -> map.put(name, value.apply(fields.at(name))));
        return map;
    }

    /** The same, where the keys are ids of metrics. */
    <T> SortedMap<String, T> metrics(String key, Function<JsonFields, T> value) {
        var map = map(key, value);
        map.keySet().forEach(at(key)::requireMetric);
        return map;
    }

    /** The id of a metric. */
    String metric(String key) {
        var id = text(key);
        at(key).requireMetric(id);
        return id;
    }

    /** This value as text. */
    String asText() {
        require(json.isTextual(), "a string");
        return json.textValue();
    }

    /** This value as a number. */
    double asNumber() {
        require(json.isNumber(), "a number");
        return json.doubleValue();
    }

    /** This value as a number of things. */
    long asCount() {
        require(json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0, "an integer ≥ 0");
        return json.longValue();
    }

    /** The constant of that text, as in {@code histogram} for {@code HISTOGRAM}. */
    <E extends Enum<E>> E constant(String key, Class<E> type) {
        var text = text(key);
        for (var constant : type.getEnumConstants()) {
            if (constantText(constant).equals(text)) {
                return constant;
            }
        }
        throw at(key).fault("found \"" + text + "\", expected one of " + String.join(", ", constants(type)));
    }

    static String constantText(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A fault of this value, to be thrown. */
    IllegalArgumentException fault(String text) {
        return new IllegalArgumentException(path.isEmpty() ? text : path + ": " + text);
    }

    private static <E extends Enum<E>> List<String> constants(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(JsonFields::constantText)
                .toList();
    }

    private JsonFields at(String key) {
        var value = new JsonFields(path.isEmpty() ? key : path + "." + key, json.path(key));
        if (value.json.isMissingNode() || value.json.isNull()) {
            throw value.fault("found nothing, expected the key in every report");
        }
        return value;
    }

    private void requireMetric(String id) {
        try {
            Metric.of(id);
        } catch (IllegalArgumentException e) {
            throw fault("found \"" + id + "\", expected an id such as prefill.dominance.p50");
        }
    }

    private void require(boolean isSo, String expected) {
        if (!isSo) {
            throw fault("found " + ShownText.value(json.toString()) + ", expected " + expected);
        }
    }
}
