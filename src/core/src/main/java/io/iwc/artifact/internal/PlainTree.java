package io.iwc.artifact.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes trees of maps with text for keys, lists and the values that JSON knows, without Jackson's serializers: to set
 * those up takes longer than a small document does. Everything else, such as a record, is left to them.
 */
final class PlainTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlainTree() {}

    static JsonNode of(@Nullable Object value, Supplier<ObjectMapper> mapper) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode tree) {
            return tree;
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number.doubleValue());
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number.intValue());
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof List<?> list) {
            var array = NODES.arrayNode(list.size());
            list.forEach(element -> array.add(of(element, mapper)));
            return array;
        }
        if (value instanceof Map<?, ?> map && haveText(map.keySet())) {
            var object = NODES.objectNode();
            map.forEach((key, element) -> object.set((String) key, of(element, mapper)));
            return object;
        }
        return mapper.get().valueToTree(value);
    }

    private static boolean haveText(Set<?> keys) {
        for (var key : keys) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }
}
