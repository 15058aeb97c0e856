package io.iwc.run.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pair of files {@code *_request_metrics.csv} and {@code *_token_metrics.csv} with integer nanoseconds since the
 * first arrival, as gpu-simulate-test publishes real and simulated runs. Requests count from their arrival: the files
 * have no send times. Without the second file there are no gaps between tokens.
 *
 * @see <a href="https://github.com/CodeGandee/gpu-simulate-test">CodeGandee/gpu-simulate-test</a>
 */
final class RequestMetricsCsvReader {
    static final List<String> COLUMNS = List.of(
            "request_id",
            "arrival_time_ns",
            "first_token_time_ns",
            "completion_time_ns",
            "num_prefill_tokens",
            "status");

    private static final String REQUESTS = "request_metrics.csv";
    private static final String TOKENS = "token_metrics.csv";

    private RequestMetricsCsvReader() {}

    static Run read(Path file, ResultsTable table) {
        var gaps = gaps(file);
        var records = new ArrayList<RequestRecord>();
        table.forEach(row -> records.add(record(row, records.size() + 1, gaps)));
        return Run.builder(
                        file.getFileName().toString().replaceFirst("_?" + REQUESTS + "$", ""),
                        Origin.MEASURED,
                        EndpointInfo.UNKNOWN)
                .records(records)
                .stampedFromArrival()
                .build();
    }

    private static RequestRecord record(ResultsTable.Row row, int sequence, Map<String, List<Long>> gaps) {
        var id = row.required("request_id");
        var arrival = row.requiredInteger("arrival_time_ns");
        var record = RequestRecord.builder(sequence, id, arrival).sent(arrival).attempts(1);
        row.integer("num_prefill_tokens").ifPresent(tokens -> record.inputTokens((int) tokens));
        if (!row.required("status").equals("ok")) {
            return record.failed(ErrorClass.TRUNCATED, row.required("status")).build();
        }
        var itl = gaps.getOrDefault(id, List.of()).stream()
                .mapToLong(Long::longValue)
                .toArray();
        var last = row.requiredInteger("completion_time_ns");
        var first = row.requiredInteger("first_token_time_ns");
        row.integer("num_decode_tokens_actual").ifPresent(tokens -> record.outputTokens((int) tokens, false));
        row.integer("num_decode_tokens").ifPresent(tokens -> record.outputTokensAsked((int) tokens));
        return record.ok("")
                .streamed(true)
                .firstToken(first)
                .lastToken(last)
                .end(last)
                .itl(itl)
                .chunks(itl.length == 0 ? 0 : itl.length + 1)
                .build();
    }

    /** By request, the first token of each left out: its latency is that of the request. */
    private static Map<String, List<Long>> gaps(Path requests) {
        var name = requests.getFileName().toString();
        var tokens = requests.resolveSibling(name.replace(REQUESTS, TOKENS));
        var gaps = new HashMap<String, List<Long>>();
        if (!name.endsWith(REQUESTS) || !Files.exists(tokens)) {
            return gaps;
        }
        var table = ResultsTable.read(tokens);
        if (!table.hasColumns(List.of("request_id", "token_index", "token_latency_ns"))) {
            throw new InvalidInputException(Problem.at(
                    tokens.toString(), 1, "", "expected the columns request_id, token_index and token_latency_ns"));
        }
        table.forEach(row -> {
            if (row.requiredInteger("token_index") > 0) {
                gaps.computeIfAbsent(row.required("request_id"), id -> new ArrayList<>())
                        .add(row.requiredInteger("token_latency_ns"));
            }
        });
        return gaps;
    }
}
