package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.dataset.Conversation.Turn;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Logs of OpenAI-compatible chats, one JSON object a line: a {@code request} with its {@code response}, a request
 * body, or bare {@code messages}. Each line is a request as it was sent, a last message of the assistant its answer and
 * not part of the prompt; asked for a {@linkplain ConversationMode mode}, each line is a conversation instead.
 *
 * <p>The time is {@code created} (Unix seconds) or {@code timestamp} (ISO-8601, or a number in the unit that was
 * named).
 */
final class OpenAiChatReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.OPENAI_CHAT;
    }

    @Override
    public String description() {
        return "JSON lines of logged chats: request bodies, or request and response pairs";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.CONVERSATIONS, ReaderOption.TIME_UNIT);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("request", "response").or(() -> first.jsonKeys("messages"));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        if (source.options().mode() == ConversationMode.AUTO) {
            return source.jsonRecords().flatMap(row -> asSent(row, source));
        }
        var conversations = new ConversationRequests(source);
        return source.jsonRecords().flatMap(row -> asConversation(row, source, conversations));
    }

    private static List<Request.Builder> asSent(JsonRow row, DatasetSource source) {
        var body = body(row);
        var messages = OpenAiBody.messages(body);
        var last = messages.get(messages.size() - 1);
        var isAnswered = last.role().equals("assistant");
        var asked = isAnswered ? messages.subList(0, messages.size() - 1) : messages;
        if (asked.isEmpty()) {
            source.skip("nothing but an answer");
            return List.of();
        }
        var request = OpenAiBody.chat(body, asked);
        if (isAnswered) {
            OpenAiBody.words(JsonTree.content(last))
                    .ifPresent(text -> source.tokensIn(text).ifPresent(request::withOutputTokens));
        }
        OpenAiBody.answer(response(row), request, source);
        session(row, body).ifPresent(request::inSession);
        arrival(row, request, source.options().details());
        return List.of(request);
    }

    /** The requests of a line by its mode, each with the line's options; the first one comes at the line's time. */
    private static List<Request.Builder> asConversation(
            JsonRow row, DatasetSource source, ConversationRequests conversations) {
        var body = body(row);
        OpenAiBody.messages(body); // refuses what is no message, as without a mode
        var conversation = answered(Conversation.of(body, source), response(row));
        var requests = conversations.of(conversation, session(row, body));
        requests.forEach(request -> OpenAiBody.withOptions(request, body));
        if (!requests.isEmpty()) {
            arrival(row, requests.get(0), source.options().details());
            if (endsWithLastAnswer(conversation, source.options().mode())) {
                OpenAiBody.countedAnswer(response(row), requests.get(requests.size() - 1));
            }
        }
        return requests;
    }

    /** Whether the answer that the server counted is that to the last request. */
    private static boolean endsWithLastAnswer(Conversation conversation, ConversationMode mode) {
        return switch (mode) {
            case AUTO, SINGLE_TURN -> conversation.questions() == 1;
            case SESSION -> false; // there it is part of the prompt
            case TURNS -> true;
        };
    }

    /** The conversation with what the server answered in the end, where the messages do not say so already. */
    private static Conversation answered(Conversation asked, JsonRow response) {
        var isAnswered = asked.turns().isEmpty()
                || asked.turns().get(asked.turns().size() - 1).role() == Role.ASSISTANT;
        var answer = OpenAiBody.answer(response).filter(text -> !isAnswered && !Blank.is(text));
        return answer.map(text -> {
                    var turns = new ArrayList<>(asked.turns());
                    turns.add(new Turn(Role.ASSISTANT, text));
                    return new Conversation(turns);
                })
                .orElse(asked);
    }

    private static JsonRow body(JsonRow row) {
        return row.field("request").isObject() ? row.within("request") : row;
    }

    private static JsonRow response(JsonRow row) {
        return row.field("response").isObject() ? row.within("response") : row;
    }

    private static Optional<String> session(JsonRow row, JsonRow body) {
        return row.optionalText("conversation_id", "session_id")
                .or(() -> row.within("metadata").optionalText("session_id"))
                .or(() -> body.within("metadata").optionalText("session_id"));
    }

    private static void arrival(JsonRow row, Request.Builder request, FormatDetails details) {
        if (row.has("timestamp")) {
            request.arrivingAt(row.timeAsNanos(details.timeUnit(), "timestamp"));
        } else if (row.has("created")) {
            request.arrivingAt(row.secondsAsNanos("created"));
        } else if (response(row).has("created")) {
            request.arrivingAt(response(row).secondsAsNanos("created"));
        }
    }
}
