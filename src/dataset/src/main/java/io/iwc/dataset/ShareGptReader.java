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
        return Set.of(ReaderOption.CONVERSATIONS);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.isInArray() && first.has("messages") && !first.has("conversations")
                ? Optional.of("the file is a JSON array of messages")
                : first.jsonKeys("conversations").or(() -> first.jsonKeys("input", "output_length"));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var conversations = new ConversationRequests(source);
        return source.jsonRecords().flatMap(row -> requests(row, source, conversations));
    }

    private static List<Request.Builder> requests(
            JsonRow row, DatasetSource source, ConversationRequests conversations) {
        if (row.has("input") && row.has("output_length")) {
            var prompt = Request.text(row.text("input"));
            return List.of(prompt.withOutputTokens(row.nonNegativeInt("output_length")));
        }
        return conversations.of(Conversation.of(row, source), row.optionalText("id"));
    }
}
