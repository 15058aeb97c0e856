package io.iwc.dataset;

import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mooncake traces: one JSON object a line, {@code timestamp} in milliseconds, {@code hash_ids} naming 512-token blocks
 * of the prompt, the last one possibly partial. The published clocks tick about every 3 s, so most gaps are ties.
 *
 * <p>A row with a {@code delay} is a turn that follows the one before it in its session, that many milliseconds after
 * its end.
 *
 * @see <a href="https://github.com/kvcache-ai/Mooncake">kvcache-ai/Mooncake, FAST'25 release</a>
 */
final class MooncakeReader implements DatasetReader {
    private static final int BLOCK_TOKENS = 512;

    @Override
    public String name() {
        return DatasetFormat.MOONCAKE;
    }

    @Override
    public String description() {
        return "JSON lines of Mooncake: timestamp, input_length, output_length, hash_ids";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.BLOCK_SIZE);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("timestamp", "input_length")
                .or(() -> first.jsonKeys("timestamp", "input_tokens"))
                .or(() -> first.jsonKeys("created_time", "input_tokens"));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var blockSize = source.options().details().blockSize().orElse(BLOCK_TOKENS);
        return source.jsonLines().map(row -> request(row, blockSize));
    }

    private static Request.Builder request(JsonRow row, int blockSize) {
        var request = prompt(row, blockSize);
        row.optionalInt("output_length", "output_tokens").ifPresent(request::withOutputTokens);
        row.optionalText("request_id").ifPresent(request::withId);
        row.optionalText("session_id").ifPresent(request::inSession);
        if (row.has("delay", "delay_ms")) {
            var millis = row.millisAsNanos("delay", "delay_ms") / 1_000_000;
            request.dependingOn(Predecessor.previousTurn()).thinking(millis);
        }
        if (row.has("timestamp", "created_time") || !row.has("delay", "delay_ms")) {
            request.arrivingAt(row.millisAsNanos("timestamp", "created_time")); // may be fractional
        }
        return request;
    }

    private static Request.Builder prompt(JsonRow row, int blockSize) {
        if (row.has("text_input")) {
            var request = Request.text(row.text("text_input"));
            row.optionalInt("input_length", "input_tokens").ifPresent(request::claimingPromptTokens);
            return request;
        }
        var tokens = row.nonNegativeInt("input_length", "input_tokens");
        row.nonNegativeInt("output_length", "output_tokens"); // a length-only row without it says nothing
        return row.field("hash_ids").isMissingNode()
                ? Request.lengthOnly(tokens)
                : Request.lengthOnly(tokens).withPrefix(row.blocks("hash_ids", blockSize, tokens));
    }
}
