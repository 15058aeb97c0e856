package io.iwc.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** An object of a report file, whose keys are all there or else named in the fault. */
record JsonFields(JsonNode json) {
    String text(String key) {
        return required(key).asText();
    }

    double number(String key) {
        return required(key).asDouble();
    }

    boolean flag(String key) {
        return required(key).asBoolean();
    }

    JsonFields object(String key) {
        return new JsonFields(required(key));
    }

    <T> List<T> list(String key, Function<JsonFields, T> item) {
        var items = new ArrayList<T>();
        required(key).forEach(element -> items.add(item.apply(new JsonFields(element))));
        return items;
    }

    <T> List<T> values(String key, Function<JsonNode, T> item) {
        var items = new ArrayList<T>();
        required(key).forEach(element -> items.add(item.apply(element)));
        return items;
    }

    <T> SortedMap<String, T> map(String key, Function<JsonNode, T> value) {
        var map = new TreeMap<String, T>();
        required(key).fields().forEachRemaining(field -> map.put(field.getKey(), value.apply(field.getValue())));
        return map;
    }

    /** The constant of that text, as in {@code histogram} for {@code HISTOGRAM}. */
    <E extends Enum<E>> E constant(String key, Class<E> type) {
        var text = text(key);
        for (var constant : type.getEnumConstants()) {
            if (constantText(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                key + ": found \"" + text + "\", expected one of " + String.join(", ", constants(type)));
    }

    static String constantText(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> List<String> constants(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(JsonFields::constantText)
                .toList();
    }

    private JsonNode required(String key) {
        var value = json.get(key);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(key + ": found nothing, expected the key in every report");
        }
        return value;
    }
}
