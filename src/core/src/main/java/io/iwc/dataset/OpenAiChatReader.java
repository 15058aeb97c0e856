package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
import java.util.stream.Stream;

/**
 * Logs of OpenAI-compatible chats, one JSON object a line: a {@code request} beside its {@code response}, a request
 * body, or bare {@code messages}. A last message of the assistant is the answer, not part of the prompt.
 *
 * <p>The time is {@code created} (Unix seconds) or {@code timestamp} (ISO-8601, or a number in the unit that was named).
 */
final class OpenAiChatReader implements DatasetReader {
    @Override
    public Stream<Request> read(DatasetSource source) {
        return source.jsonRecords().flatMap(row -> requests(row, source));
    }

    private static List<Request> requests(JsonRow row, DatasetSource source) {
        var body = row.field("request").isObject() ? row.within("request") : row;
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
            OpenAiBody.words(last.content())
                    .ifPresent(text -> source.tokensIn(text).ifPresent(request::withOutputTokens));
        }
        var response = row.field("response").isObject() ? row.within("response") : row;
        OpenAiBody.answer(response, request, source);
        session(row, body, request);
        arrival(row, response, request, source.options().details());
        return List.of(request.build());
    }

    private static void session(JsonRow row, JsonRow body, Request.Builder request) {
        for (var part : List.of(body.within("metadata"), row.within("metadata"))) {
            part.optionalText("session_id").ifPresent(request::inSession);
        }
        row.optionalText("conversation_id", "session_id").ifPresent(request::inSession);
    }

    private static void arrival(JsonRow row, JsonRow response, Request.Builder request, FormatDetails details) {
        if (row.has("timestamp")) {
            request.arrivingAt(row.timeAsNanos(details.timeUnit(), "timestamp"));
        } else if (row.has("created")) {
            request.arrivingAt(row.secondsAsNanos("created"));
        } else if (response.has("created")) {
            request.arrivingAt(response.secondsAsNanos("created"));
        }
    }
}
