package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ShareGPT: records with {@code conversations} of {@code from} and {@code value}, or {@code messages} of {@code role}
 * and {@code content}, in one JSON array or one a line. Ids repeat in the wild, and some records have none.
 *
 * <p>Of the same kind are LMSYS-Chat and WildChat ({@code conversation}), UltraChat ({@code data}, a list of texts),
 * OASST (trees of replies, or their messages one a line) and HH-RLHF ({@code chosen}, a transcript).
 *
 * <p>Records of {@code input} and {@code output_length} (the file LMBenchmark calls ShareGPT) are plain prompts.
 *
 * @see <a href="https://github.com/lm-sys/FastChat">lm-sys/FastChat, its layout</a>
 */
final class ShareGptReader implements DatasetReader {
    @Override
    public String name() {
        return DatasetFormat.SHAREGPT;
    }

    @Override
    public String description() {
        return "records of conversations or messages, in one JSON array or one a line";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.CONVERSATIONS, ReaderOption.TIME_UNIT);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.isInArray() && first.has("messages") && !first.has("conversations")
                ? Optional.of("the file is a JSON array of messages")
                : first.jsonKeys("conversations")
                        .or(() -> first.jsonKeys("conversation"))
                        .or(() -> first.jsonKeys("chosen", "rejected"))
                        .or(() -> first.jsonKeys("message_tree_id", "prompt"))
                        .or(() -> first.jsonKeys("message_id", "parent_id", "text", "role"))
                        .or(() -> first.jsonKeys("id", "data"))
                        .or(() -> first.jsonKeys("input", "output_length"));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var conversations = new ConversationRequests(source);
        var replies = new ReplyRows(source, conversations);
        return source.jsonRecords()
                .flatMap(row -> requests(row, source, conversations, replies))
                .onClose(replies::close);
    }

    private static List<Request.Builder> requests(
            JsonRow row, DatasetSource source, ConversationRequests conversations, ReplyRows replies) {
        if (row.json().has("input") && row.json().has("output_length")) {
            var prompt = Request.text(row.text("input"));
            return List.of(prompt.withOutputTokens(row.nonNegativeInt("output_length")));
        }
        if (row.json().has("message_id") && row.json().has("parent_id")) {
            return replies.of(row);
        }
        var id = row.optionalText("id")
                .or(() -> LogKeys.session(row))
                .or(() -> row.optionalText("prompt_id", "message_tree_id"));
        var requests = conversations.of(ConversationRecord.of(row, source), id);
        if (!requests.isEmpty()) {
            LogKeys.arrival(row, requests.get(0), source.options());
        }
        for (var request : requests) {
            OpenAiBody.withOptions(request, row);
            LogKeys.user(row, request);
        }
        return requests;
    }
}
