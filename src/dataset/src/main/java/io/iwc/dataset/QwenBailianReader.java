package io.iwc.dataset;

import io.iwc.internal.KeyedLongs;
import io.iwc.internal.KeyedTexts;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import java.io.Closeable;
import java.util.Map;
import java.util.Optional;
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
    public String name() {
        return DatasetFormat.QWEN_BAILIAN;
    }

    @Override
    public String description() {
        return "JSON lines of the Qwen traces: chats, turns, and hashes per 16 tokens";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("chat_id", "parent_chat_id");
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var chats = new Chats();
        return source.jsonLines().map(row -> request(row, source, chats)).onClose(chats::close);
    }

    private static Request.Builder request(JsonRow row, DatasetSource source, Chats chats) {
        var chat = row.optionalText("chat_id").orElseThrow(() -> row.unexpected("chat_id", "an id"));
        var parent = row.optionalText("parent_chat_id").orElse("-1");
        var tokens = row.nonNegativeInt("input_length");
        var request = Request.lengthOnly(tokens)
                .withPrefix(row.blocks("hash_ids", BLOCK_TOKENS, tokens))
                .withOutputTokens(row.nonNegativeInt("output_length"))
                .arrivingAt(row.secondsAsNanos("timestamp"))
                .withMetadata(labels(row))
                .withId(chat);
        var rootOfParent = chats.root(parent).filter(root -> chats.isBefore(parent, request.arrivalNanos()));
        if (rootOfParent.isPresent()) {
            request.dependingOn(parent, chats.millisSince(parent, request.arrivalNanos()));
        } else if (chats.root(parent).isPresent()) {
            source.skip("parent that arrives later (the chat counts as a root)");
        } else if (!parent.equals("-1")) {
            source.skip("parent outside the file (the chat counts as a root)");
        }
        var root = rootOfParent.orElse(chat);
        return request.inSession(root).asTurn(chats.nextTurn(chat, root, request.arrivalNanos()));
    }

    private static Map<String, JsonValue> labels(JsonRow row) {
        var labels = new TreeMap<String, JsonValue>();
        for (var name : new String[] {"type", "turn"}) {
            if (row.has(name)) {
                labels.put(name, JsonTree.of(row.field(name)));
            }
        }
        return labels;
    }

    /** Which chat began the session of each, and how many turns that session has. */
    private static final class Chats implements Closeable {
        private final KeyedTexts roots = new KeyedTexts();
        private final KeyedLongs turns = new KeyedLongs(1);
        private final KeyedLongs arrivals = new KeyedLongs(1);

        Optional<String> root(String chat) {
            return roots.get(chat);
        }

        /** Clocks of servers differ: a parent may have a later stamp than what follows it. */
        boolean isBefore(String chat, long nanos) {
            return arrivals.get(chat).map(arrival -> arrival[0] <= nanos).orElse(false);
        }

        /** When a turn ended is not recorded: what is known of the think time is the time between the arrivals. */
        long millisSince(String chat, long nanos) {
            return arrivals.get(chat)
                    .map(arrival -> Math.max(0, (nanos - arrival[0]) / 1_000_000))
                    .orElse(0L);
        }

        int nextTurn(String chat, String root, long nanos) {
            arrivals.put(chat, nanos);
            roots.put(chat, root);
            var turn = turns.get(root).map(before -> before[0] + 1).orElse(0L);
            turns.put(root, turn);
            return Math.toIntExact(turn);
        }

        @Override
        public void close() {
            roots.close();
        }
    }
}
