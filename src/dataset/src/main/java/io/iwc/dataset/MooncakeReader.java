package io.iwc.dataset;

import io.iwc.workload.Predecessor;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mooncake traces: one JSON object a line, {@code timestamp} in milliseconds, {@code hash_ids} naming 512-token blocks
 * of the prompt, the last one possibly partial. The published clocks tick about every 3 s, so most gaps are ties.
 *
 * <p>A row with a {@code delay} is a turn that follows the one before it in its session, that many milliseconds after
 * its end. Its length and hashes are those of what is new: the prompt is what was said before, with its answer, and
 * that.
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
        return Set.of(ReaderOption.BLOCK_SIZE, ReaderOption.TIME_UNIT);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("timestamp", "input_length")
                .or(() -> first.jsonKeys("timestamp", "text_input"))
                .or(() -> first.jsonKeys("timestamp", "input_tokens"))
                .or(() -> first.jsonKeys("created_time", "input_tokens"));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var blockSize = source.options().details().blockSize().orElse(BLOCK_TOKENS);
        var contexts = new SessionContexts(blockSize);
        return source.jsonLines().map(row -> request(row, source, contexts)).onClose(contexts::close);
    }

    private static Request.Builder request(JsonRow row, DatasetSource source, SessionContexts contexts) {
        var hasDelay = row.has("delay", "delay_ms");
        var session = row.optionalText("session_id");
        var request = row.has("text_input") ? text(row) : lengths(row, session, hasDelay, contexts);
        row.optionalInt("output_length", "output_tokens").ifPresent(request::withOutputTokens);
        row.optionalText("request_id").ifPresent(request::withId);
        session.ifPresent(request::inSession);
        if (hasDelay) {
            var millis = nanos(row, source, "delay", "delay_ms") / 1_000_000;
            request.dependingOn(Predecessor.previousTurn()).thinking(millis);
        }
        if (row.has("timestamp", "created_time") || !hasDelay) {
            request.arrivingAt(nanos(row, source, "timestamp", "created_time")); // may be fractional
        }
        return request;
    }

    /** Numbers are milliseconds, as the format says; of one in quotes nobody says so, and others write seconds. */
    private static long nanos(JsonRow row, DatasetSource source, String... names) {
        var unit = source.options().details().timeUnit();
        for (var name : names) {
            if (row.holdsText(name) && unit.isEmpty()) {
                throw row.unexpected(
                        name, "a number of milliseconds (of one in quotes name the unit: --time-unit s|ms|us|ns)");
            }
        }
        return unit.isPresent() ? row.timeAsNanos(unit, names) : row.millisAsNanos(names);
    }

    private static Request.Builder text(JsonRow row) {
        var request = Request.text(row.text("text_input"));
        row.optionalInt("input_length", "input_tokens").ifPresent(request::claimingPromptTokens);
        return request;
    }

    private static Request.Builder lengths(
            JsonRow row, Optional<String> session, boolean hasDelay, SessionContexts contexts) {
        var tokens = row.nonNegativeInt("input_length", "input_tokens");
        var output = row.nonNegativeInt("output_length", "output_tokens"); // a length-only row without it says nothing
        var hasHashes = row.json().hasNonNull("hash_ids");
        var hashes = hasHashes ? ids(row.blocks("hash_ids", contexts.blockSize(), tokens)) : new long[0];
        if (session.isEmpty()) {
            return request(tokens, hashes, hasHashes, contexts.blockSize());
        }
        var whole = contexts.next(session.get(), hasDelay, tokens, output, hashes);
        return request(whole.tokens(), whole.hashes(), hasHashes, contexts.blockSize());
    }

    private static long[] ids(PrefixBlocks blocks) {
        return IntStream.range(0, blocks.count()).mapToLong(blocks::hashId).toArray();
    }

    private static Request.Builder request(int tokens, long[] hashes, boolean hasHashes, int blockSize) {
        var request = Request.lengthOnly(tokens);
        return hasHashes ? request.withPrefix(PrefixBlocks.of(blockSize, hashes)) : request;
    }
}
