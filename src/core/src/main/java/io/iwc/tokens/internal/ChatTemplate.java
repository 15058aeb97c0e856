package io.iwc.tokens.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a prompt that is counted: text as it is, a chat flattened by one template of our own, so that the
 * transcript up to one turn is a prefix of the transcript up to the next. It is not the chat template of any server,
 * whose own count of the same prompt will differ.
 *
 * @since 0.1
 */
public final class ChatTemplate {
    /** Recorded in fingerprints: counts under different templates are not compared. */
    public static final String ID = "iwc-chat-1";

    private static final Set<String> INSTRUCTING = Set.of("system", "developer");

    private ChatTemplate() {}

    /** Whether a message says what to do and is no turn of the conversation: one of the system or the developer. */
    public static boolean isInstruction(Message message) {
        return INSTRUCTING.contains(message.role());
    }

    /**
     * The text to be counted.
     *
     * @throws IllegalArgumentException if the prompt is length-only
     */
    public static String text(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return chatIn(text).map(FlatChat::of).map(FlatChat::text).orElse(text.text());
        }
        return FlatChat.of(chat(prompt)).text();
    }

    /**
     * The same text with the parts of the prompt that it is made of.
     *
     * @throws IllegalArgumentException if the prompt is length-only
     */
    public static SegmentedText segmented(Prompt prompt) {
        var chat = asChat(prompt);
        if (chat.isPresent()) {
            return FlatChat.of(chat.get()).segmented();
        }
        return new SegmentedText(text(prompt), List.of(new PromptSegment(PromptSegment.Kind.TEXT, 0, "", 0)));
    }

    /** The chat that a prompt is or, as text, holds; empty for all other text and for a length-only prompt. */
    public static Optional<Prompt.Chat> asChat(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return chatIn(text);
        }
        return prompt instanceof Prompt.Chat chat ? Optional.of(chat) : Optional.empty();
    }

    /**
     * How many parts of the prompt are not text (images, audio …) and appear in {@link #text} only as their type and
     * hash.
     *
     * @throws IllegalArgumentException if the prompt is length-only
     */
    public static int opaqueParts(Prompt prompt) {
        if (prompt instanceof Prompt.Text text) {
            return chatIn(text).map(FlatChat::opaqueParts).orElse(0);
        }
        return FlatChat.opaqueParts(chat(prompt));
    }

    private static Prompt.Chat chat(Prompt prompt) {
        if (prompt instanceof Prompt.Chat chat) {
            return chat;
        }
        throw new IllegalArgumentException("a length-only prompt has no text to count");
    }

    /** The chat inside a prompt string, if it is marked as one and is one: messages, each with a role. */
    public static Optional<Prompt.Chat> chatIn(Prompt.Text prompt) {
        if (prompt.format() != Prompt.TextFormat.OPENAI_MESSAGES) {
            return Optional.empty();
        }
        try {
            return messages(Json.parse(prompt.text())).map(Prompt.Chat::new);
        } catch (IwcException e) {
            return Optional.empty(); // not JSON: counted as the raw text it is
        }
    }

    private static Optional<List<Message>> messages(JsonNode json) {
        if (!json.isArray() || json.isEmpty()) {
            return Optional.empty();
        }
        var messages = new ArrayList<Message>();
        for (var element : json) {
            if (!(element instanceof ObjectNode message)
                    || !message.path("role").isTextual()) {
                return Optional.empty();
            }
            messages.add(JsonTree.message(message));
        }
        return Optional.of(messages);
    }
}
