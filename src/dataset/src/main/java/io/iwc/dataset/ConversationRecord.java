package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.workload.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The conversation in one record of a collection: a list of turns with {@code from} and {@code value}, {@code role} and
 * {@code content} or {@code role} and {@code text}; a list of strings, user and assistant in turn; a tree of replies,
 * of which the best ranked are followed; or a transcript of {@code Human:} and {@code Assistant:}.
 */
final class ConversationRecord {
    private static final List<String> LISTS =
            List.of("conversations", "conversation", "messages", "data", "dialog", "dialogue", "chosen");
    private static final List<String> MESSAGE_KEYS = List.of(
            "tool_calls", "tool_call_id", "function_call", "reasoning_content", "reasoning", "thinking", "refusal");
    private static final Pattern SPEAKER = Pattern.compile("(?:^|\\n\\n)(Human|Assistant): ?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConversationRecord() {}

    /**
     * The conversation of a record.
     *
     * @throws io.iwc.InvalidInputException if it holds none, or a turn of it is none
     */
    static Conversation of(JsonRow row, DatasetSource source) {
        var messages = new ArrayList<Message>();
        for (var name : List.of("system", "system_prompt", "instructions")) {
            row.optionalText(name)
                    .filter(text -> !Blank.is(text))
                    .ifPresent(text -> messages.add(Message.of("system", text)));
        }
        if (row.holdsObject("prompt") && row.json().path("prompt").has("replies")) {
            addTree(row.within("prompt"), messages);
        } else if (row.holdsText("chosen") && row.holdsText("prompt")) {
            messages.add(Message.of("user", row.text("prompt")));
            messages.add(Message.of("assistant", row.text("chosen")));
        } else if (row.holdsText("chosen")) {
            addTranscript(row.text("chosen"), messages);
        } else {
            addList(row, messages);
        }
        return Conversation.of(row, messages, source);
    }

    private static void addList(JsonRow row, List<Message> messages) {
        var list = LISTS.stream()
                .filter(row::holdsList)
                .findFirst()
                .orElseThrow(() -> row.fault(
                        "", "found neither conversations nor messages, expected a list of turns in one of them"));
        var turns = row.parts(list);
        if (turns.stream().anyMatch(turn -> LISTS.stream().anyMatch(turn::holdsList))) {
            throw row.fault(
                    list,
                    "found records with lists of their own, expected turns; jq -c '." + list
                            + "[]' makes a line of each record");
        }
        for (var i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            if (turn.holdsText("human") && turn.holdsText("assistant")) {
                messages.add(Message.of("user", turn.text("human")));
                messages.add(Message.of("assistant", turn.text("assistant")));
            } else if (turn.json().isTextual()) {
                messages.add(Message.of(
                        i % 2 == 0 ? "user" : "assistant", turn.json().textValue()));
            } else {
                messages.addAll(ChatMessages.of(message(turn, list), row, list));
            }
        }
    }

    private static ObjectNode message(JsonRow turn, String list) {
        var role = turn.optionalText("from", "role").orElse("");
        var words = turn.holdsText("from") && !turn.json().has("content") ? "value" : "content";
        if (!turn.json().has(words) && turn.json().has("text")) {
            words = "text";
        }
        var said = turn.field(words);
        if (said.isNumber() || said.isBoolean()) {
            throw turn.fault(list + "." + words, "found " + said + ", expected a string");
        }
        if (role.equals("function_call") || role.equals("tool_call")) {
            return call(said);
        }
        var message = NODES.objectNode().put("role", role);
        message.set("content", said.isMissingNode() ? NODES.nullNode() : said);
        for (var name : MESSAGE_KEYS) {
            var value = turn.field(name);
            if (!value.isMissingNode() && !value.isNull()) {
                message.set(name, value);
            }
        }
        if (Conversation.Role.of(role).filter(Conversation.Role.TOOL::equals).isPresent()
                && !message.has("tool_call_id")) {
            message.put("role", "tool");
            message.put("tool_call_id", "call-1");
        }
        return message;
    }

    /** A call that stands in a turn as JSON; as text, if it is no JSON. */
    private static ObjectNode call(JsonNode said) {
        var message = NODES.objectNode().put("role", "assistant");
        try {
            var function = said.isTextual()
                    ? new LoneSurrogates().replaceIn(Json.exactReader().readTree(said.textValue()))
                    : said;
            if (function.path("name").isTextual()) {
                message.putNull("content").set("function_call", function);
                return message;
            }
        } catch (JsonProcessingException e) {
            // it is a text
        }
        message.put("content", SpokenText.of(said));
        return message;
    }

    private static void addTree(JsonRow root, List<Message> messages) {
        var turn = root;
        while (true) {
            messages.add(Message.of(
                    turn.optionalText("role").orElse(""),
                    turn.optionalText("text").orElse("")));
            var replies = turn.parts("replies");
            if (replies.isEmpty()) {
                return;
            }
            var best = replies.get(0);
            for (var reply : replies) {
                if (rank(reply) < rank(best)) {
                    best = reply;
                }
            }
            turn = best;
        }
    }

    private static int rank(JsonRow reply) {
        return reply.optionalInt("rank").orElse(Integer.MAX_VALUE);
    }

    private static void addTranscript(String transcript, List<Message> messages) {
        var speakers = SPEAKER.matcher(transcript).results().toList();
        for (var i = 0; i < speakers.size(); i++) {
            var end = i + 1 < speakers.size() ? speakers.get(i + 1).start() : transcript.length();
            var role = speakers.get(i).group(1).equals("Human") ? "user" : "assistant";
            messages.add(Message.of(role, transcript.substring(speakers.get(i).end(), end)));
        }
    }
}
