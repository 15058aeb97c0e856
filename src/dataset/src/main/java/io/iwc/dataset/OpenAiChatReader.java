package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
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
    private static final String FAILED = "failed call";

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
        return Set.of(ReaderOption.CONVERSATIONS, ReaderOption.TIME_UNIT, ReaderOption.KEEP_FAILED);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("request", "response")
                .or(() -> first.jsonKeys("messages"))
                .or(() -> first.jsonKeys("model", "input"));
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
        var answer = LoggedAnswer.in(row);
        var messages = ChatMessages.of(body);
        var last = messages.get(messages.size() - 1);
        var isAnswered = last.role().equals("assistant");
        var asked = isAnswered ? messages.subList(0, messages.size() - 1) : messages;
        if (asked.isEmpty()) {
            source.skip("nothing but an answer");
            return List.of();
        }
        var isFailed = answer.isFailed();
        if (isFailed && !source.options().details().keepFailed()) {
            source.skip(FAILED);
            return List.of();
        }
        var request = OpenAiBody.chat(body, asked);
        if (isFailed) {
            request.withOutputTokens(0);
        } else {
            if (isAnswered) {
                answered(SpokenText.ofAnswer(JsonTree.node(last.json())), request, source);
            }
            answer.apply(request, source);
        }
        LogKeys.session(row, body).ifPresent(request::inSession);
        LogKeys.user(row, request);
        LogKeys.arrival(row, answer.response(), request, source.options());
        return List.of(request);
    }

    private static void answered(String answer, Request.Builder request, DatasetSource source) {
        if (!answer.isEmpty()) {
            source.tokensIn(answer).ifPresent(request::withOutputTokens);
        }
    }

    /** The requests of a line by its mode, each with the line's options; the first one comes at the line's time. */
    private static List<Request.Builder> asConversation(
            JsonRow row, DatasetSource source, ConversationRequests conversations) {
        var body = body(row);
        var answer = LoggedAnswer.in(row);
        if (answer.isFailed() && !source.options().details().keepFailed()) {
            source.skip(FAILED);
            return List.of();
        }
        var conversation = answered(Conversation.of(body, ChatMessages.of(body), source), answer);
        var requests = conversations.of(conversation, LogKeys.session(row, body));
        requests.forEach(request -> OpenAiBody.withOptions(request, body));
        if (!requests.isEmpty()) {
            LogKeys.arrival(row, answer.response(), requests.get(0), source.options());
            if (endsWithLastAnswer(conversation, source.options().mode())) {
                answer.countedAnswer(requests.get(requests.size() - 1));
            }
        }
        requests.forEach(request -> LogKeys.user(row, request));
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
    private static Conversation answered(Conversation asked, LoggedAnswer logged) {
        var isAnswered = asked.turns().isEmpty()
                || asked.turns().get(asked.turns().size() - 1).role() == Role.ASSISTANT;
        var answer = logged.text().filter(text -> !isAnswered && !Blank.is(text));
        return answer.map(asked::answered).orElse(asked);
    }

    private static JsonRow body(JsonRow row) {
        return row.holdsObject("request") ? row.within("request") : row;
    }
}
