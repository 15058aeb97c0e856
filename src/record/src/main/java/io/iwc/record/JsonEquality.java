package io.iwc.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/**
 * Whether JSON is what a stub expects, as WireMock compares it: with placeholders, in any order of lists and with more
 * than is expected, if the stub says so.
 *
 * @param ignoresOrder of the elements of lists
 * @param ignoresMore members and elements that are not expected
 */
record JsonEquality(JsonNode expected, boolean ignoresOrder, boolean ignoresMore) {
    private static final String PLACEHOLDER = "${json-unit.";

    boolean matches(JsonNode found) {
        return same(expected, found);
    }

    private boolean same(JsonNode wanted, JsonNode found) {
        if (wanted.isTextual() && wanted.textValue().startsWith(PLACEHOLDER)) {
            return switch (wanted.textValue().substring(PLACEHOLDER.length())) {
                case "any-string}" -> found.isTextual();
                case "any-number}" -> found.isNumber();
                case "any-boolean}" -> found.isBoolean();
                case "ignore}", "ignore-element}" -> true;
                default -> found.equals(wanted);
            };
        }
        if (wanted.isNumber() && found.isNumber()) {
            return wanted.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        if (wanted.isObject() && found.isObject()) {
            return (ignoresMore || wanted.size() >= found.size())
                    && wanted.properties().stream()
                            .allMatch(field ->
                                    found.has(field.getKey()) && same(field.getValue(), found.get(field.getKey())));
        }
        if (wanted.isArray() && found.isArray()) {
            return (ignoresOrder || ignoresMore) ? isAmong(wanted, found) : inOrder(wanted, found);
        }
        return wanted.equals(found);
    }

    private boolean inOrder(JsonNode wanted, JsonNode found) {
        for (var i = 0; i < wanted.size(); i++) {
            if (!same(wanted.get(i), found.path(i))) {
                return false;
            }
        }
        return wanted.size() == found.size();
    }

    /** Each element once; without leave to change it, in their order. */
    private boolean isAmong(JsonNode wanted, JsonNode found) {
        var left = new ArrayList<JsonNode>();
        found.forEach(left::add);
        var from = 0;
        for (var element : wanted) {
            var at = from;
            while (at < left.size() && !same(element, left.get(at))) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
            from = ignoresOrder ? 0 : at;
        }
        return ignoresMore || left.isEmpty();
    }
}
