package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON value as the tree that it was read as. Only IWC sees the tree, and nobody changes one that stands behind a
 * value: whoever wants to write asks for a copy.
 *
 * @param node not changed by anybody
 */
public record JsonTree(JsonNode node) implements JsonValue {
    /** The value that a tree stands for; whoever hands it over leaves it alone from then on. */
    public static JsonValue of(JsonNode node) {
        return new JsonTree(node);
    }

    /** A string. */
    public static JsonValue of(String text) {
        return new JsonTree(TextNode.valueOf(text));
    }

    /** A whole number. */
    public static JsonValue of(long number) {
        return new JsonTree(number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number));
    }

    /** The tree behind a value; not to be changed. */
    public static JsonNode node(JsonValue value) {
        return value instanceof JsonTree tree ? tree.node : ((JsonTree) JsonValue.parse(value.json())).node;
    }

    /** The trees behind values; not to be changed. */
    public static List<JsonNode> nodes(List<JsonValue> values) {
        return values.stream().map(JsonTree::node).toList();
    }

    /** A message as a tree of its own, to be changed at will. */
    public static ObjectNode copyOf(Message message) {
        return ((ObjectNode) node(message.json())).deepCopy();
    }

    /** A field of a message, a missing node if it has none of that name; not to be changed. */
    public static JsonNode field(Message message, String name) {
        return node(message.json()).path(name);
    }

    /** The content of a message: a string, null, a list of parts, or missing; not to be changed. */
    public static JsonNode content(Message message) {
        return field(message, "content");
    }

    /**
     * A message as it came.
     *
     * @throws IllegalArgumentException if there is no {@code role} string
     */
    public static Message message(ObjectNode json) {
        return Message.of(of(json.deepCopy()));
    }

    @Override
    public boolean isMissing() {
        return node.isMissingNode();
    }

    @Override
    public boolean isText() {
        return node.isTextual();
    }

    @Override
    public String asText() {
        return node.asText();
    }

    @Override
    public JsonValue get(String field) {
        return of(node.path(field));
    }

    @Override
    public JsonValue get(int index) {
        return of(node.path(index));
    }

    @Override
    public List<JsonValue> elements() {
        var elements = new ArrayList<JsonValue>();
        node.forEach(element -> elements.add(of(element)));
        return elements;
    }

    @Override
    public String json() {
        return node.toString();
    }

    @Override
    public String toString() {
        return json();
    }
}
