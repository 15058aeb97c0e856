package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;

/** Refuses JSON that a workload file cannot hold: half of a surrogate pair in a text. */
final class WritableJson {
    private WritableJson() {}

    static void check(JsonNode body) throws ApiException {
        check("", body);
    }

    private static void check(String place, JsonNode value) throws ApiException {
        if (value.isTextual()) {
            checkText(place, value.textValue());
        } else if (value.isObject()) {
            for (var field : value.properties()) {
                checkText(place.isEmpty() ? "body" : place, field.getKey());
                check(place.isEmpty() ? field.getKey() : place + "." + field.getKey(), field.getValue());
            }
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                if (value.get(i).isContainerNode() || value.get(i).isTextual()) {
                    check(place + "[" + i + "]", value.get(i));
                }
            }
        }
    }

    private static void checkText(String place, String text) throws ApiException {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw ApiException.invalid(
                            place,
                            place + ": found half of a surrogate pair ("
                                    + String.format("\\u%04x", (int) text.charAt(i)) + ") at character " + (i + 1)
                                    + ", expected text that UTF-8 can carry");
                }
                i++;
            }
        }
    }
}
