package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.internal.KeyedLongs;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ShareGPT: records with {@code conversations} of {@code from} and {@code value}, or {@code messages} of {@code role}
 * and {@code content}, in one JSON array or one a line. Ids repeat in the wild, and some records have none.
 *
 * <p>Records of {@code input} and {@code output_length} (the file LMBenchmark calls ShareGPT) are plain prompts.
 *
 * @see <a href="https://github.com/lm-sys/FastChat">lm-sys/FastChat, its layout</a>
 */
final class ShareGptReader implements DatasetReader {
    @Override
    public Stream<Request> read(DatasetSource source) {
        var names = new SessionNames();
        return source.jsonRecords().flatMap(row -> requests(row, source, names));
    }

    private static List<Request> requests(JsonRow row, DatasetSource source, SessionNames names) {
        if (row.has("input") && row.has("output_length")) {
            var prompt = Request.text(row.text("input"));
            return List.of(
                    prompt.withOutputTokens(row.nonNegativeInt("output_length")).build());
        }
        var conversation = Conversation.of(row, source);
        var requests =
                switch (source.options().mode()) {
                    case SINGLE_TURN ->
                        singleTurn(conversation, source).stream().toList();
                    case SESSION ->
                        conversation.transcript(source.options()).stream()
                                .map(text -> Request.text(text).build())
                                .toList();
                    case TURNS -> turns(conversation, names.next(row.optionalText("id")), source);
                };
        if (requests.isEmpty()) {
            source.skip("record without a user turn");
        }
        return requests;
    }

    private static Optional<Request> singleTurn(Conversation conversation, DatasetSource source) {
        return conversation.firstQuestion().map(question -> {
            var request = Request.text(Blank.strip(question.text()));
            conversation.firstAnswer().ifPresent(answer -> source.tokensIn(answer.text())
                    .ifPresent(request::withOutputTokens));
            return request.build();
        });
    }

    private static List<Request> turns(Conversation conversation, String session, DatasetSource source) {
        var requests = new ArrayList<Request>();
        var transcript = new ArrayList<Message>();
        var asked = false;
        for (var turn : conversation.turns()) {
            if (turn.role() == Role.ASSISTANT && asked) {
                requests.add(turn(transcript, session, requests.size(), source, Optional.of(turn.text())));
            } else if (turn.role() == Role.ASSISTANT) {
                source.skip("answer without a question");
            }
            asked = turn.role() == Role.USER || (asked && turn.role() == Role.SYSTEM);
            transcript.add(Message.of(turn.role().id(), turn.text()));
        }
        if (asked) {
            requests.add(turn(transcript, session, requests.size(), source, Optional.empty()));
        }
        return requests;
    }

    private static Request turn(
            List<Message> transcript, String session, int number, DatasetSource source, Optional<String> answer) {
        var request = Request.chat(transcript).inSession(session).asTurn(number);
        if (number > 0) {
            request.dependingOn(PREVIOUS_TURN);
        }
        answer.ifPresent(text -> source.tokensIn(text).ifPresent(request::withOutputTokens));
        return request.build();
    }

    /** Session ids that are unique though record ids are not. */
    private static final class SessionNames {
        private final KeyedLongs seen = new KeyedLongs(1);
        private long records;

        String next(Optional<String> recordId) {
            records++;
            if (recordId.isEmpty()) {
                return String.format(Locale.ROOT, "conv-%06d", records);
            }
            var id = recordId.get();
            var times = seen.get(id).map(before -> before[0] + 1).orElse(1L);
            seen.put(id, times);
            return times == 1 ? id : id + "#" + times;
        }
    }
}
