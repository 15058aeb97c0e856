package io.iwc.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.ShownText;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a server or a socket said most often, for each class of failures. */
final class ServerMessages {
    private static final int MOST_CHARS = 200;
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}]+");
    private static final List<String> NAMES =
            List.of("error", "errors", "message", "detail", "msg", "status_msg", "title", "reason", "base_resp");

    private ServerMessages() {}

    /** The most frequent message of each class that said anything; of equally frequent ones the first by text. */
    static Map<ErrorClass, String> of(List<RequestRecord> records) {
        var counts = new EnumMap<ErrorClass, Map<String, Integer>>(ErrorClass.class);
        for (var record : records) {
            var message = message(record.errorDetail());
            if (record.outcome() == Outcome.FAILED && !message.isEmpty()) {
                record.errorClass().ifPresent(it -> counts.computeIfAbsent(it, none -> new TreeMap<>())
                        .merge(message, 1, Integer::sum));
            }
        }
        var messages = new EnumMap<ErrorClass, String>(ErrorClass.class);
        counts.forEach((errorClass, said) -> messages.put(errorClass, mostFrequent(said)));
        return Collections.unmodifiableMap(messages);
    }

    /** One line without control characters: of a JSON body its message, else the body. */
    static String message(String detail) {
        var said = NOT_SHOWN.matcher(inJson(detail)).replaceAll(" ").strip();
        return ShownText.cut(said, MOST_CHARS);
    }

    private static String mostFrequent(Map<String, Integer> byText) {
        return byText.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String inJson(String detail) {
        var begin = detail.stripLeading();
        if (!begin.startsWith("{") && !begin.startsWith("[{")) {
            return detail;
        }
        try {
            var body = Json.parse(detail);
            var found = find(body.isArray() ? body.path(0) : body);
            return found.isEmpty() ? detail : found;
        } catch (IwcException e) {
            return detail; // cut off, or not JSON after all
        }
    }

    private static String find(JsonNode body) {
        for (var name : NAMES) {
            var value = body.path(name);
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue();
            }
            if (value.isObject()) {
                var inside = find(value);
                if (!inside.isEmpty()) {
                    return inside;
                }
            }
            if (value.isArray() && !value.isEmpty()) {
                return value.path(0).isObject()
                        ? find(value.path(0))
                        : value.path(0).asText();
            }
        }
        for (var name : List.of("response", "choices")) {
            var value = body.path(name).isArray() ? body.path(name).path(0) : body.path(name);
            if (value.isObject()) {
                return find(value);
            }
        }
        return "";
    }
}
