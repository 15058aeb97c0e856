package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.internal.JsonTree;
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
 * @param tools that the model could call
 */
record Conversation(List<Turn> turns, List<JsonValue> tools) {
    enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Role> of(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "human", "user", "prompter" -> Optional.of(USER);
                case "gpt", "chatgpt", "bing", "bard", "assistant", "model", "function_call", "tool_call" ->
                    Optional.of(ASSISTANT);
                case "system", "developer" -> Optional.of(SYSTEM);
                case "tool", "function", "observation", "tool_response", "function_response", "ipython" ->
                    Optional.of(TOOL);
                default -> Optional.empty();
            };
        }
    }

    /**
     * What one side said.
     *
     * @param text never blank, as it stood; of the call of a tool, its name and arguments
     * @param generated what a model generated for it: the text, and the reasoning before it
     * @param message as it stands in a prompt
     */
    record Turn(Role role, String text, String generated, Message message) {
        static Turn of(Role role, String text) {
            return new Turn(role, text, text, Message.of(role.id(), text));
        }
    }

    Conversation(List<Turn> turns) {
        this(turns, List.of());
    }

    /** The conversation of messages as a chat server takes them. */
    static Conversation of(JsonRow body, List<Message> messages, DatasetSource source) {
        var turns = new ArrayList<Turn>();
        for (var message : messages) {
            turn(message, source).ifPresent(turns::add);
        }
        return new Conversation(turns, ChatTools.of(body));
    }

    /** This conversation with an answer at its end. */
    Conversation answered(String text) {
        var answered = new ArrayList<>(turns);
        answered.add(Turn.of(Role.ASSISTANT, text));
        return new Conversation(answered, tools);
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
        for (var i = 0; i < turns.size() - 1; i++) {
            if (turns.get(i).role() == Role.USER) {
                return Optional.of(turns.get(i + 1)).filter(turn -> turn.role() == Role.ASSISTANT);
            }
        }
        return Optional.empty();
    }

    /** What the system said before the first question. */
    List<Turn> instructions() {
        return turns.stream()
                .takeWhile(turn -> turn.role() != Role.USER)
                .filter(turn -> turn.role() == Role.SYSTEM)
                .toList();
    }

    /** All that was said as one text; a final answer is part of it, as in the original. Empty without a question. */
    Optional<String> transcript(CompileOptions options) {
        return firstQuestion()
                .map(question -> Blank.strip(turns.stream()
                        .filter(turn -> turn.role() != Role.SYSTEM)
                        .map(turn -> tag(turn.role(), options) + ": " + Blank.strip(turn.text()))
                        .collect(Collectors.joining(options.separator()))));
    }

    private static String tag(Role role, CompileOptions options) {
        return switch (role) {
            case USER -> options.userTag();
            case ASSISTANT -> options.assistantTag();
            default -> "Tool";
        };
    }

    private static Optional<Turn> turn(Message message, DatasetSource source) {
        var role = Role.of(message.role());
        var json = JsonTree.node(message.json());
        if (role.isEmpty()) {
            source.skip("turn of another role");
            return Optional.empty();
        }
        countOpaque(json.path("content"), source);
        var words = SpokenText.of(json.path("content"));
        var generated = role.get() == Role.ASSISTANT ? SpokenText.ofAnswer(json) : words;
        if (Blank.is(generated) && role.get() != Role.TOOL) {
            source.skip("blank turn");
            return Optional.empty();
        }
        return Optional.of(
                new Turn(role.get(), Blank.is(words) ? generated : words, generated, plain(role.get(), words, json)));
    }

    private static Message plain(Role role, String words, JsonNode json) {
        if (!json.has("tool_calls") && !json.has("tool_call_id")) {
            return Message.of(role.id(), words);
        }
        var message = JsonTree.copyOf(Message.of(role.id(), words));
        if (words.isEmpty() && json.has("tool_calls")) {
            message.putNull("content");
        }
        for (var name : List.of("tool_calls", "tool_call_id")) {
            if (json.has(name)) {
                message.set(name, json.get(name));
            }
        }
        return JsonTree.message(message);
    }

    private static void countOpaque(JsonNode content, DatasetSource source) {
        if (content.isArray()) {
            content.forEach(part -> {
                if (SpokenText.of(part).isEmpty()) {
                    source.skip("part without text");
                }
            });
        }
    }
}
