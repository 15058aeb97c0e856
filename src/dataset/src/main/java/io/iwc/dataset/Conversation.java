package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The turns of one recorded conversation, under the roles every model knows. Blank turns and turns of other roles are
 * left out and counted.
 *
 * @param turns in order
 */
record Conversation(List<Turn> turns) {
    enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Role> of(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "human", "user" -> Optional.of(USER);
                case "gpt", "chatgpt", "bing", "bard", "assistant" -> Optional.of(ASSISTANT);
                case "system" -> Optional.of(SYSTEM);
                default -> Optional.empty();
            };
        }
    }

    /**
     * What one side said.
     *
     * @param text never blank, as it stood
     */
    record Turn(Role role, String text) {}

    /** The conversation of a record: {@code conversations} if it has them, else {@code messages}. */
    static Conversation of(JsonRow row, DatasetSource source) {
        return row.has("conversations") || row.field("conversations").isArray()
                ? read(row, "conversations", "from", "value", source)
                : read(row, "messages", "role", "content", source);
    }

    /** The first thing that the user said. */
    Optional<Turn> firstQuestion() {
        return turns.stream().filter(turn -> turn.role() == Role.USER).findFirst();
    }

    /** How often the user spoke. */
    long questions() {
        return turns.stream().filter(turn -> turn.role() == Role.USER).count();
    }

    /** The answer to the first question, if the next turn is one. */
    Optional<Turn> firstAnswer() {
        var next = firstQuestion().map(turns::indexOf).map(index -> index + 1).filter(index -> index < turns.size());
        return next.map(turns::get).filter(turn -> turn.role() == Role.ASSISTANT);
    }

    /** All that was said as one text; a final answer is part of it, as in the original. Empty without a question. */
    Optional<String> transcript(CompileOptions options) {
        return firstQuestion()
                .map(question -> Blank.strip(turns.stream()
                        .filter(turn -> turn.role() != Role.SYSTEM)
                        .map(turn -> (turn.role() == Role.USER ? options.userTag() : options.assistantTag()) + ": "
                                + Blank.strip(turn.text()))
                        .collect(Collectors.joining(options.separator()))));
    }

    private static Conversation read(JsonRow row, String list, String role, String text, DatasetSource source) {
        if (!row.field(list).isArray()) {
            throw row.fault("", "found neither conversations nor messages, expected a list of turns in one of them");
        }
        var turns = new ArrayList<Turn>();
        for (var turn : row.field(list)) {
            var speaker = Role.of(turn.path(role).asText());
            var words = words(row, list + "." + text, turn.path(text));
            if (speaker.isEmpty()) {
                source.skip("turn of another role");
            } else if (Blank.is(words)) {
                source.skip("blank turn");
            } else {
                turns.add(new Turn(speaker.get(), words));
            }
        }
        return new Conversation(turns);
    }

    private static String words(JsonRow row, String field, JsonNode said) {
        if (said.isTextual()) {
            return said.textValue();
        }
        if (said.isNull() || said.isMissingNode()) {
            return "";
        }
        if (!said.isArray()) {
            throw row.fault(field, "found " + said + ", expected a string");
        }
        var words = new StringBuilder();
        said.forEach(part -> words.append(part.path("text").asText()));
        return words.toString();
    }
}
