package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.workload.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Traces of Alibaba's Bailian with Qwen: chats as trees, each row the whole context of one turn, times in seconds,
 * hashes of 16-token blocks. A session is named after its root; siblings share a {@code turn}, so the place in the
 * session is counted by arrival.
 *
 * @see <a href="https://github.com/alibaba-edu/qwen-bailian-usagetraces-anon">alibaba-edu, usage traces</a>
 */
final class QwenBailianReader implements DatasetReader {
    private static final int BLOCK_TOKENS = 16;

    @Override
    public Stream<Request> read(DatasetSource source) {
        var rootOfChat = new HashMap<String, String>();
        var turnsOfRoot = new HashMap<String, Integer>();
        return source.jsonLines().map(row -> request(row, source, rootOfChat, turnsOfRoot));
    }

    private static Request request(
            JsonRow row, DatasetSource source, Map<String, String> rootOfChat, Map<String, Integer> turnsOfRoot) {
        var chat = row.optionalText("chat_id").orElseThrow(() -> row.unexpected("chat_id", "an id"));
        var parent = row.optionalText("parent_chat_id").orElse("-1");
        var tokens = row.nonNegativeInt("input_length");
        var request = Request.lengthOnly(tokens)
                .withPrefix(row.blocks("hash_ids", BLOCK_TOKENS, tokens))
                .withOutputTokens(row.nonNegativeInt("output_length"))
                .arrivingAt(row.secondsAsNanos("timestamp"))
                .withMetadata(labels(row))
                .withId(chat);
        var root = rootOfChat.getOrDefault(parent, chat);
        if (rootOfChat.containsKey(parent)) {
            request.dependingOn(parent);
        } else if (!parent.equals("-1")) {
            source.skip("parent outside the file (the chat counts as a root)");
        }
        rootOfChat.put(chat, root);
        return request.inSession(root)
                .asTurn(turnsOfRoot.merge(root, 1, Integer::sum) - 1)
                .build();
    }

    private static Map<String, JsonNode> labels(JsonRow row) {
        var labels = new TreeMap<String, JsonNode>();
        for (var name : new String[] {"type", "turn"}) {
            if (row.has(name)) {
                labels.put(name, row.field(name));
            }
        }
        return labels;
    }
}
