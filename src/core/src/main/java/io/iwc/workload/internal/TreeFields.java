package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The fields of an object that was read as a tree: every spelling of JSON, and every fault can be shown. */
final class TreeFields extends Fields {
    private final JsonNode object;

    private TreeFields(JsonNode object, String prefix, FieldFaults faults) {
        super(prefix, faults);
        this.object = object;
    }

    /** The fields of a line. */
    static Fields of(ObjectNode line, FieldFaults faults) {
        return new TreeFields(line, "", faults);
    }

    /** The fields of a nested object; empty, and a fault, if it is something else. */
    static Optional<Fields> below(Fields above, String name) {
        var node = above.node(name);
        if (!node.isMissingNode() && !node.isObject()) {
            above.unexpected(name, "an object");
        }
        return node.isObject()
                ? Optional.of(new TreeFields(node, above.prefixOf(name), above.faults()))
                : Optional.empty();
    }

    @Override
    Iterable<String> names() {
        return object::fieldNames;
    }

    @Override
    JsonNode node(String name) {
        return object.path(name);
    }

    @Override
    Optional<Fields> below(String name) {
        return below(this, name);
    }
}
