package io.iwc.dataset;

import io.iwc.internal.ChainNumbers;
import io.iwc.workload.Predecessor;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Datasets of LLMServingSim: a JSON object a line with lengths, an arrival in nanoseconds and the token ids of the
 * prompt, from which blocks of 16 tokens are identified by their content and everything before it. A line with
 * {@code sub_requests} is a session: each one starts its predecessor's {@code tool_duration_ns} after that one's end.
 *
 * @see <a href="https://github.com/casys-kaist/LLMServingSim">casys-kaist/LLMServingSim</a>
 */
final class LlmServingSimReader implements DatasetReader {
    private static final int BLOCK_TOKENS = 16;

    @Override
    public String name() {
        return DatasetFormat.LLMSERVINGSIM;
    }

    @Override
    public String description() {
        return "JSON lines of LLMServingSim: input_toks, output_toks, arrival_time_ns, or sessions of sub_requests";
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return first.jsonKeys("input_toks", "output_toks").or(() -> first.jsonKeys("sub_requests"));
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var blocks = new ChainNumbers();
        var sessions = new SessionNames();
        return source.jsonLines()
                .flatMap(row ->
                        row.holdsList("sub_requests") ? session(row, blocks, sessions) : List.of(single(row, blocks)));
    }

    private static Request.Builder single(JsonRow row, ChainNumbers blocks) {
        return request(row, blocks).arrivingAt(row.nanos("arrival_time_ns"));
    }

    private static List<Request.Builder> session(JsonRow row, ChainNumbers blocks, SessionNames sessions) {
        var id = sessions.next(Optional.of(row.optionalText("session_id")
                .orElseGet(() -> String.format(Locale.ROOT, "session-%06d", row.line()))));
        var requests = new ArrayList<Request.Builder>();
        var toolNanos = 0L;
        for (var part : row.parts("sub_requests")) {
            var request = request(part, blocks).inSession(id).asTurn(requests.size());
            if (requests.isEmpty()) {
                request.arrivingAt(row.nanos("arrival_time_ns"));
            } else {
                request.dependingOn(Predecessor.previousTurn()).thinking(millis(toolNanos));
            }
            toolNanos = part.has("tool_duration_ns") ? part.nanos("tool_duration_ns") : 0;
            requests.add(request);
        }
        return requests;
    }

    private static long millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static Request.Builder request(JsonRow row, ChainNumbers blocks) {
        var tokens = row.nonNegativeInt("input_toks");
        var request = Request.lengthOnly(tokens).withOutputTokens(row.nonNegativeInt("output_toks"));
        if (row.field("input_tok_ids").isMissingNode()) {
            return request;
        }
        var ids = row.unsignedLongs("input_tok_ids");
        if (ids.length != tokens) {
            throw row.fault(
                    "input_tok_ids", "found " + ids.length + " ids, expected " + tokens + " as input_toks says");
        }
        return request.withPrefix(PrefixBlocks.of(BLOCK_TOKENS, chain(ids, blocks)));
    }

    /** Equal numbers mean equal tokens, up to the end of the block. */
    private static long[] chain(long[] tokens, ChainNumbers blocks) {
        var chain = new long[(tokens.length + BLOCK_TOKENS - 1) / BLOCK_TOKENS];
        var before = -1L;
        for (var i = 0; i < chain.length; i++) {
            var start = i * BLOCK_TOKENS;
            before = blocks.of(before, tokens, start, Math.min(tokens.length, start + BLOCK_TOKENS));
            chain[i] = before;
        }
        return chain;
    }
}
