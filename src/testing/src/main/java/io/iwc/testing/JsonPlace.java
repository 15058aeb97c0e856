package io.iwc.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in a document, for tests that put another one there.
 *
 * @param parent an object or a list
 * @param key the key or the index in it
 */
public record JsonPlace(JsonNode parent, String key) {
    /** The place of {@code /tests/0/status}. */
    public static JsonPlace at(JsonNode document, String pointer) {
        var slash = pointer.lastIndexOf('/');
        return new JsonPlace(document.at(pointer.substring(0, slash)), pointer.substring(slash + 1));
    }

    /** Every place below a node. */
    public static List<JsonPlace> in(JsonNode node) {
        var places = new ArrayList<JsonPlace>();
        node.fieldNames().forEachRemaining(key -> {
            places.add(new JsonPlace(node, key));
            places.addAll(in(node.get(key)));
        });
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new JsonPlace(node, Integer.toString(i)));
            places.addAll(in(node.get(i)));
        }
        return places;
    }

    /** Puts a value there. */
    public void put(JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), value);
        }
    }
}
