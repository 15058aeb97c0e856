package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Fields of a request body; one of the wrong kind is refused by name, null counts as absent. */
final class BodyFields {
    private final ObjectNode body;

    BodyFields(ObjectNode body) {
        this.body = body;
    }

    JsonNode get(String name) {
        return body.path(name);
    }

    Optional<String> text(String name) throws ApiException {
        var value = present(name);
        if (value.isPresent() && !value.get().isTextual()) {
            throw unexpected(name, value.get(), "a string");
        }
        return value.map(JsonNode::textValue);
    }

    boolean flag(String name) throws ApiException {
        var value = present(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw unexpected(name, value.get(), "true or false");
        }
        return value.isPresent() && value.get().booleanValue();
    }

    OptionalInt positive(String name) throws ApiException {
        var value = present(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().isIntegralNumber()
                || !value.get().canConvertToInt()
                || value.get().intValue() < 1) {
            throw unexpected(name, value.get(), "an integer ≥ 1");
        }
        return OptionalInt.of(value.get().intValue());
    }

    OptionalLong integer(String name) throws ApiException {
        var value = present(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
            throw unexpected(name, value.get(), "an integer");
        }
        return OptionalLong.of(value.get().longValue());
    }

    OptionalDouble between(String name, double least, double most) throws ApiException {
        var value = present(name);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        var number = value.get().doubleValue();
        if (!value.get().isNumber() || number < least || number > most) {
            throw unexpected(name, value.get(), "a number from " + (int) least + " to " + (int) most);
        }
        return OptionalDouble.of(number);
    }

    /** One string or a list of them. */
    List<String> texts(String name) throws ApiException {
        var texts = new ArrayList<String>();
        var value = present(name);
        if (value.isEmpty()) {
            return texts;
        }
        for (var element : value.get().isArray() ? value.get() : List.of(value.get())) {
            if (!element.isTextual()) {
                throw unexpected(name, value.get(), "a string or a list of strings");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Whether a value is a list of token ids, or a list of such lists. */
    static boolean holdsTokens(JsonNode value) {
        var first = value.path(0);
        return value.isArray() && (first.isNumber() || first.isArray());
    }

    /** The lists of token ids in a field. */
    List<List<Long>> tokenLists(String name) throws ApiException {
        var value = body.path(name);
        var lists = new ArrayList<List<Long>>();
        for (var list : value.path(0).isArray() ? value : List.of(value)) {
            var ids = new ArrayList<Long>();
            for (var id : list) {
                if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 0) {
                    throw unexpected(name, value, "lists of token ids, integers ≥ 0");
                }
                ids.add(id.longValue());
            }
            if (ids.isEmpty()) {
                throw unexpected(name, value, "at least one token id in each list");
            }
            lists.add(ids);
        }
        return lists;
    }

    static ApiException unexpected(String name, JsonNode found, String expected) {
        var text = found.isMissingNode() ? "nothing" : found.toString();
        var shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return ApiException.invalid(name, name + ": found " + shown + ", expected " + expected);
    }

    private Optional<JsonNode> present(String name) {
        var value = body.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
