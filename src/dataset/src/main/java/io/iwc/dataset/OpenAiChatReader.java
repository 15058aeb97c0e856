package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Logs of OpenAI-compatible chats, one JSON object a line: a {@code request} with its {@code response}, a request
 * body, or bare {@code messages}. Each line is a request as it was sent, a last message of the assistant its answer and
 * not part of the prompt; asked for a {@linkplain ConversationMode mode}, each line is a conversation instead.
 *
 * <p>Gateways and tracing tools (LiteLLM, Helicone, Langfuse, LangSmith, spans of OpenTelemetry) call the parts
 * otherwise, see {@link LoggedCall}; a line without words is the lengths that were counted.
 *
 * <p>The time is {@code created} (Unix seconds) or {@code timestamp} (ISO-8601, or a number in the unit that was
 * named).
 */
final class OpenAiChatReader implements DatasetReader {
    private static final String FAILED = "failed call";
    /** What tells a log of calls with words, by the first of these that a record has. */
    private static final List<String> PAIRS = List.of(
            "request response",
            "messages",
            "model input",
            "request_body response_body",
            "custom_id response",
            "custom_id params",
            "custom_id result",
            "inputs outputs",
            "inputs output",
            "traceId input output",
            "input preferred_output",
            "schemaType input output");

    /** What tells a log of lengths. */
    private static final List<String> COUNTS = List.of(
            "usage",
            "prompt_tokens completion_tokens",
            "tokens_prompt tokens_completion",
            "tokens_in tokens_out",
            "startTimeUnixNano attributes",
            "resourceSpans");

    private static final String OTHER = "span that is no call of a model";

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
        return PAIRS.stream()
                .flatMap(keys -> first.jsonKeys(keys.split(" ", -1)).stream())
                .findFirst()
                .or(() -> first.has("prompt")
                        ? Optional.empty()
                        : COUNTS.stream()
                                .flatMap(keys -> first.jsonKeys(keys.split(" ", -1)).stream())
                                .findFirst()
                                .or(() -> first.attributesOfModel())
                                .or(() -> first.jsonMessages("input")));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        if (source.options().mode() == ConversationMode.AUTO) {
            return calls(source, row -> asSent(row, source));
        }
        var conversations = new ConversationRequests(source);
        return calls(source, row -> asConversation(row, source, conversations));
    }

    /** The records of the file; of an export of OTLP its spans. */
    private static Stream<Request.Builder> calls(
            DatasetSource source, Function<JsonRow, List<Request.Builder>> requests) {
        return source.jsonRecords().flatMap(row -> spans(row)
                .flatMap(call -> {
                    TracingForm.unify(call.json());
                    return requests.apply(call).stream();
                })
                .toList());
    }

    private static Stream<JsonRow> spans(JsonRow row) {
        return row.holdsList("resourceSpans")
                ? row.parts("resourceSpans").stream()
                        .flatMap(resource -> resource.parts("scopeSpans").stream())
                        .flatMap(scope -> scope.parts("spans").stream())
                : Stream.of(row);
    }

    private static List<Request.Builder> asSent(JsonRow row, DatasetSource source) {
        var call = new LoggedCall(row);
        if (call.isOfAnotherKind()) {
            source.skip(OTHER);
            return List.of();
        }
        var answer = call.answer();
        var isFailed = answer.isFailed();
        if (isFailed && !source.options().details().keepFailed()) {
            source.skip(FAILED);
            return List.of();
        }
        var counted = call.withoutWords();
        if (counted.isPresent()) {
            return List.of(placed(counted.get(), row, call, source));
        }
        var body = call.body();
        if (body.holdsText("prompt") && !body.has("messages") && !body.holdsList("messages")) {
            var completion = call.withOptions(Request.text(body.text("prompt")));
            return List.of(placed(finished(completion, answer, isFailed, source), row, call, source));
        }
        var question = call.question();
        if (question.isPresent()) {
            var asked = call.withOptions(Request.text(question.get()));
            return List.of(placed(finished(asked, answer, isFailed, source), row, call, source));
        }
        var messages = ChatMessages.of(body);
        var last = messages.get(messages.size() - 1);
        var isAnswered = last.role().equals("assistant");
        var asked = isAnswered ? messages.subList(0, messages.size() - 1) : messages;
        if (asked.isEmpty()) {
            source.skip("nothing but an answer");
            return List.of();
        }
        var request = call.withOptions(Request.of(new Prompt.Chat(asked, ChatTools.of(body))));
        if (isAnswered && !isFailed) {
            answered(SpokenText.ofAnswer(JsonTree.node(last.json())), request, source);
        }
        return List.of(placed(finished(request, answer, isFailed, source), row, call, source));
    }

    private static Request.Builder finished(
            Request.Builder request, LoggedAnswer answer, boolean isFailed, DatasetSource source) {
        if (isFailed) {
            return request.withOutputTokens(0);
        }
        answer.apply(request, source);
        return request;
    }

    private static Request.Builder placed(Request.Builder request, JsonRow row, LoggedCall call, DatasetSource source) {
        call.session().ifPresent(request::inSession);
        LogKeys.user(row, request);
        LogKeys.arrival(row, call.answer().response(), request, source.options());
        return request;
    }

    private static void answered(String answer, Request.Builder request, DatasetSource source) {
        if (!answer.isEmpty()) {
            source.tokensIn(answer).ifPresent(request::withOutputTokens);
        }
    }

    /** The requests of a line by its mode, each with the line's options; the first one comes at the line's time. */
    private static List<Request.Builder> asConversation(
            JsonRow row, DatasetSource source, ConversationRequests conversations) {
        var call = new LoggedCall(row);
        if (call.isOfAnotherKind()) {
            source.skip(OTHER);
            return List.of();
        }
        var body = call.body();
        var answer = call.answer();
        if (answer.isFailed() && !source.options().details().keepFailed()) {
            source.skip(FAILED);
            return List.of();
        }
        var conversation = answered(Conversation.of(body, ChatMessages.of(body), source), answer);
        var requests = conversations.of(conversation, call.session());
        requests.forEach(request -> call.withOptions(request));
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
}
