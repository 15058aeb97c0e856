package io.iwc.run.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Decimals;
import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code results.csv} by column names. Ours has stamps; the original benchmark's has latencies only, counted
 * from each request's own send, and its error rows lack columns.
 */
public final class ResultsCsvReader {
    private static final int NANOS_DIGITS = 9;

    private ResultsCsvReader() {}

    public static Run read(Path file) {
        var table = ResultsTable.read(file);
        if (table.hasColumns(RequestMetricsCsvReader.COLUMNS)) {
            return RequestMetricsCsvReader.read(file, table);
        }
        var hasStamps = table.header().contains("scheduled_ns");
        for (var column : hasStamps ? List.of("request_id", "outcome") : List.of("latency", "ttft", "status")) {
            if (!table.header().contains(column)) {
                throw new InvalidInputException(Problem.at(
                        file.toString(),
                        1,
                        column,
                        "found the columns " + String.join(", ", table.header()) + ", expected one of that name"));
            }
        }
        var records = new ArrayList<RequestRecord>();
        table.forEach(row -> records.add(hasStamps ? ours(row) : original(row, records.size() + 1)));
        var name = file.getFileName().toString();
        var run = Run.builder(name.replaceFirst("\\.csv$", ""), Origin.MEASURED, EndpointInfo.UNKNOWN)
                .records(records);
        return hasStamps ? run.build() : run.stampedPerRequest().build();
    }

    private static RequestRecord original(ResultsTable.Row cells, int sequence) {
        var record = RequestRecord.builder(sequence, "row-" + cells.text("seq", Integer.toString(sequence)), 0)
                .sent(0)
                .attempts(1);
        cells.integer("input_tokens").ifPresent(tokens -> record.inputTokens((int) tokens));
        cells.integer("output_tokens").ifPresent(tokens -> record.outputTokens((int) tokens, true));
        var status = cells.integer("status");
        status.ifPresent(code -> record.status((int) code));
        if (status.orElse(0) != 200) {
            return record.failed(errorClass(status.orElse(0)), cells.text("error", ""))
                    .build();
        }
        var end = nanos(cells.required("latency"));
        var ttft = nanos(cells.text("ttft", "0"));
        record.ok("").end(end);
        // a TTFT of 0 means none
        return ttft > 0 ? record.streamed(true).firstToken(ttft).lastToken(end).build() : record.build();
    }

    private static RequestRecord ours(ResultsTable.Row cells) {
        var record = RequestRecord.builder(
                (int) cells.integer("seq").orElse(0),
                CsvText.text(cells.required("request_id")),
                stamp(cells, "scheduled_ns"));
        record.session(CsvText.text(cells.text("session_id", ""))).model(CsvText.text(cells.text("model", "")));
        switch (cells.required("outcome")) {
            case "ok" -> record.ok(CsvText.text(cells.text("finish_reason", "")));
            case "failed" -> record.failed(RecordJson.errorClass(cells.required("error_class")), "");
            case "cancelled" -> record.cancelled();
            default ->
                throw new IllegalArgumentException(
                        "outcome: found \"" + cells.required("outcome") + "\", expected ok, failed or cancelled");
        }
        var estimated = cells.text("output_tokens_source", "").equals("estimated");
        cells.integer("turn_id").ifPresent(turn -> record.turn((int) turn));
        cells.integer("status").ifPresent(status -> record.status((int) status));
        cells.integer("attempts").ifPresent(attempts -> record.attempts((int) attempts));
        cells.integer("sent_ns")
                .ifPresent(sent -> record.sent(sent).due(sent - nanos(cells.text("schedule_lag_s", "0"))));
        cells.integer("first_byte_ns").ifPresent(record::firstByte);
        cells.integer("first_token_ns").ifPresent(nanos -> record.streamed(true).firstToken(nanos));
        cells.integer("first_answer_token_ns").ifPresent(record::firstAnswerToken);
        cells.integer("last_token_ns").ifPresent(record::lastToken);
        cells.integer("end_ns").ifPresent(record::end);
        cells.integer("chunks").ifPresent(chunks -> record.chunks((int) chunks));
        cells.integer("input_tokens").ifPresent(tokens -> record.inputTokens((int) tokens));
        cells.integer("output_tokens").ifPresent(tokens -> record.outputTokens((int) tokens, estimated));
        cells.integer("output_tokens_asked").ifPresent(tokens -> record.outputTokensAsked((int) tokens));
        cells.integer("cached_prompt_tokens").ifPresent(tokens -> record.cachedPromptTokens((int) tokens));
        cells.integer("server_prompt_ns").ifPresent(record::serverPrompt);
        cells.integer("server_generation_ns").ifPresent(record::serverGeneration);
        return record.build();
    }

    private static long stamp(ResultsTable.Row cells, String column) {
        return cells.integer(column)
                .orElseThrow(() -> new IllegalArgumentException(column + ": found an empty cell, expected a value"));
    }

    private static ErrorClass errorClass(long status) {
        if (status == 429) {
            return ErrorClass.HTTP_429;
        }
        if (status >= 500) {
            return ErrorClass.HTTP_5XX;
        }
        return status >= 300 ? ErrorClass.HTTP_4XX : ErrorClass.RESET_BEFORE_RESPONSE;
    }

    private static long nanos(String seconds) {
        try {
            return Decimals.parse(seconds)
                    .movePointRight(NANOS_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("found \"" + seconds + "\", expected seconds", e);
        }
    }
}
