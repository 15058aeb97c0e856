package io.iwc.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * The body that a stub waits for: {@code equalToJson}, {@code equalTo} with JSON, or paths that together name a value for
 * every part of a prompt.
 */
final class StubRequest {
    private static final Pattern MESSAGE = Pattern.compile("\\$\\.messages\\[(\\d{1,4})]\\.(role|content)");
    private static final Pattern FIELD = Pattern.compile("\\$\\.(model|prompt|user)");
    private static final String PLACEHOLDER = "${json-unit.";
    private static final String NO_BODY = "the stub does not say what the body is";

    private final JsonRow request;
    private final LongConsumer replaced;
    private String whyNot = NO_BODY;

    /**
     * The request of a stub.
     *
     * @param replaced takes how many halves of surrogate pairs its body had
     */
    StubRequest(JsonRow request, LongConsumer replaced) {
        this.request = request;
        this.replaced = replaced;
    }

    /** Why there is none. */
    String whyNot() {
        return whyNot;
    }

    /** Empty if the stub says only something about it. */
    Optional<JsonRow> body() {
        Optional<JsonRow> body = Optional.empty();
        for (var pattern : request.parts("bodyPatterns")) {
            for (var name : new String[] {"equalToJson", "equalTo"}) {
                if (body.isEmpty() && pattern.json().has(name)) {
                    body = pattern.document(name, name.equals("equalToJson"), replaced);
                }
            }
        }
        if (body.isEmpty()) {
            body = fromPaths();
        }
        if (body.filter(it -> it.json().toString().contains(PLACEHOLDER)).isPresent()) {
            whyNot = "a placeholder stands for a part of the body";
            return Optional.empty();
        }
        return body.filter(it -> it.json().isObject());
    }

    /** {@code {"matchesJsonPath": {"expression": "$.messages[0].content", "equalTo": "Hello"}}} and the like. */
    private Optional<JsonRow> fromPaths() {
        var made = JsonNodeFactory.instance.objectNode();
        for (var pattern : request.parts("bodyPatterns")) {
            if (pattern.holdsObject("matchesJsonPath")) {
                var path = pattern.within("matchesJsonPath");
                path.optionalText("equalTo")
                        .ifPresent(value ->
                                put(made, path.optionalText("expression").orElse(""), value));
            }
        }
        return isWhole(made) ? Optional.of(request.inPlace(made)) : Optional.empty();
    }

    private static void put(ObjectNode made, String expression, String value) {
        var message = MESSAGE.matcher(expression);
        var field = FIELD.matcher(expression);
        if (field.matches()) {
            made.put(field.group(1), value);
        } else if (message.matches()) {
            var messages = made.withArray("/messages");
            while (messages.size() <= Integer.parseInt(message.group(1))) {
                messages.addObject();
            }
            ((ObjectNode) messages.get(Integer.parseInt(message.group(1)))).put(message.group(2), value);
        }
    }

    private static boolean isWhole(ObjectNode made) {
        if (made.has("prompt")) {
            return true;
        }
        for (var message : made.path("messages")) {
            if (!message.has("role") || !message.has("content")) {
                return false;
            }
        }
        return made.has("messages");
    }
}
