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
