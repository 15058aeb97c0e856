package io.iwc.simulator.endpoint;

import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.Optional;

/**
 * Conditions on a request; all that are there have to hold.
 *
 * @param model the requested model
 * @param contains a text anywhere in the prompt, tools included
 * @param lastContains a text in the last message, or in a prompt that has none
 * @param lastRole role of the last message
 */
record ScriptMatch(
        Optional<String> model, Optional<String> contains, Optional<String> lastContains, Optional<String> lastRole) {
    boolean isEmpty() {
        return model.isEmpty() && contains.isEmpty() && lastContains.isEmpty() && lastRole.isEmpty();
    }

    boolean fits(Request request) {
        var last = last(request.prompt());
        return model.filter(it -> !request.model().equals(Optional.of(it))).isEmpty()
                && contains.filter(it -> !text(request.prompt()).contains(it)).isEmpty()
                && lastContains
                        .filter(it -> !last.map(ScriptMatch::text)
                                .orElseGet(() -> text(request.prompt()))
                                .contains(it))
                        .isEmpty()
                && lastRole.filter(it -> !last.map(Message::role).equals(Optional.of(it)))
                        .isEmpty();
    }

    private static Optional<Message> last(Prompt prompt) {
        return prompt instanceof Prompt.Chat chat && !chat.messages().isEmpty()
                ? Optional.of(chat.messages().get(chat.messages().size() - 1))
                : Optional.empty();
    }

    private static String text(Message message) {
        return message.content().isText()
                ? message.content().asText()
                : message.content().json();
    }

    private static String text(Prompt prompt) {
        return prompt.hasText() ? ChatTemplate.text(prompt) : "";
    }
}
