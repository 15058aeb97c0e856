package io.iwc.examples.clients;

import com.fasterxml.jackson.databind.JsonNode;
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
        var call = message.field("tool_calls").path(0).path("function");
        return message.role() + ": "
                + (call.isMissingNode()
                        ? text(message.content())
                        : call.path("name").asText() + call.path("arguments").asText());
    }

    private static String text(JsonNode content) {
        return content.isTextual() ? content.asText() : String.join("", content.findValuesAsText("text"));
    }
}
