package io.iwc.dataset;

import io.iwc.workload.Request;
import java.util.List;
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
        var conversations = new ConversationRequests(source);
        return source.jsonRecords().flatMap(row -> requests(row, source, conversations));
    }

    private static List<Request> requests(JsonRow row, DatasetSource source, ConversationRequests conversations) {
        if (row.has("input") && row.has("output_length")) {
            var prompt = Request.text(row.text("input"));
            return List.of(
                    prompt.withOutputTokens(row.nonNegativeInt("output_length")).build());
        }
        return conversations.of(Conversation.of(row, source), row.optionalText("id")).stream()
                .map(Request.Builder::build)
                .toList();
    }
}
