package io.iwc.simulator.endpoint;

import io.iwc.wire.internal.OllamaPrompt;
import io.iwc.workload.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code context} of Ollama's {@code /api/generate}: a list of numbers that clients send back to go on where an answer
 * ended. Here they are not the tokens but the name of the answer, so that what was said before is known word for word.
 */
final class OllamaContext {
    private static final int DIGITS = 6;

    private OllamaContext() {}

    /** The numbers that name an answer. */
    static List<Integer> ids(String answer) {
        var ids = new ArrayList<Integer>();
        for (var from = 0; from < answer.length(); from += DIGITS) {
            ids.add(Integer.parseInt(answer.substring(from, Math.min(answer.length(), from + DIGITS)), 16));
        }
        return ids;
    }

    /** What a request says, behind what was said before. */
    static List<Message> messages(BodyFields fields, ResponseStore earlier) throws ApiException {
        var context = fields.get(OllamaPrompt.CONTEXT);
        if (context.isMissingNode() || context.isEmpty()) {
            return ChatBody.messages(fields);
        }
        var name = new StringBuilder(ResponseStore.ID_PREFIX);
        context.forEach(id -> name.append(String.format(Locale.ROOT, "%06x", id.asInt())));
        var messages = new ArrayList<>(earlier.upTo(name.toString())
                .orElseThrow(() -> BodyFields.unexpected(
                        OllamaPrompt.CONTEXT, context, "the context of an answer of this endpoint")));
        messages.addAll(ChatBody.messages(fields));
        return messages;
    }
}
