package io.iwc.examples.clients;

import static java.util.stream.Collectors.joining;

import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.List;

/** Who said what in a captured request; a client may send a text as a string or as parts. */
final class Transcript {
    private Transcript() {}

    static List<String> of(Request request) {
        return ((Prompt.Chat) request.prompt())
                .messages().stream().map(Transcript::line).toList();
    }

    private static String line(Message message) {
        var call = message.field("tool_calls").get(0).get("function");
        return message.role() + ": "
                + (call.isMissing()
                        ? text(message.content())
                        : call.get("name").asText() + call.get("arguments").asText());
    }

    private static String text(JsonValue content) {
        return content.isText()
                ? content.asText()
                : content.elements().stream()
                        .map(part -> part.get("text").asText())
                        .collect(joining());
    }
}
