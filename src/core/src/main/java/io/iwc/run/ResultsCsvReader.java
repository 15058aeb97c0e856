package io.iwc.run;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads a {@code results.csv} by column names. Ours has stamps; the original benchmark's has latencies only, counted
 * from each request's own send, and its error rows lack columns.
 */
final class ResultsCsvReader {
    private static final int NANOS_DIGITS = 9;

    private ResultsCsvReader() {}

    static Run read(Path file) {
        var rows = CsvRows.of(text(file));
        if (rows.isEmpty()) {
            throw new InvalidInputException(Problem.at(file.toString(), 1, "", "found nothing, expected a header"));
        }
        var header = rows.get(0).cells();
        var hasStamps = header.contains("scheduled_ns");
        for (var column : hasStamps ? List.of("request_id", "outcome") : List.of("latency", "ttft", "status")) {
            if (!header.contains(column)) {
                throw new InvalidInputException(Problem.at(
                        file.toString(),
                        1,
                        column,
                        "found the columns " + String.join(", ", header) + ", expected one of that name"));
            }
        }
        var name = file.getFileName().toString();
        var run = Run.builder(name.replaceFirst("\\.csv$", ""), Origin.MEASURED, EndpointInfo.UNKNOWN)
                .records(records(file, rows, header, hasStamps));
        return hasStamps ? run.build() : run.stampedPerRequest().build();
    }

    private static List<RequestRecord> records(
            Path file, List<CsvRows.Row> rows, List<String> header, boolean hasStamps) {
        var records = new ArrayList<RequestRecord>();
        var problems = new ArrayList<Problem>();
        for (var row : rows.subList(1, rows.size())) {
            var cells = new Cells(header, row.cells());
            try {
                records.add(hasStamps ? ours(cells) : original(cells, records.size() + 1));
            } catch (IwcException | IllegalArgumentException e) {
                problems.add(Problem.at(file.toString(), row.line(), "", String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
        return records;
    }

    private static RequestRecord original(Cells cells, int sequence) {
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
        // a TTFT of 0 stands for none
        return ttft > 0 ? record.streamed(true).firstToken(ttft).lastToken(end).build() : record.build();
    }

    private static RequestRecord ours(Cells cells) {
        var record = RequestRecord.builder(
                (int) cells.integer("seq").orElse(0), cells.required("request_id"), stamp(cells, "scheduled_ns"));
        record.session(cells.text("session_id", "")).model(cells.text("model", ""));
        switch (cells.required("outcome")) {
            case "ok" -> record.ok(cells.text("finish_reason", ""));
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
        return record.build();
    }

    private static long stamp(Cells cells, String column) {
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
            return new BigDecimal(seconds)
                    .movePointRight(NANOS_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("found \"" + seconds + "\", expected seconds", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IwcException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The cells of a row by column name; a row may be shorter than the header. */
    private record Cells(List<String> header, List<String> cells) {
        String text(String column, String otherwise) {
            var index = header.indexOf(column);
            var text = index >= 0 && index < cells.size() ? cells.get(index) : "";
            return text.isEmpty() ? otherwise : text;
        }

        String required(String column) {
            var text = text(column, "");
            if (text.isEmpty()) {
                throw new IllegalArgumentException(column + ": found an empty cell, expected a value");
            }
            return text;
        }

        OptionalLong integer(String column) {
            var text = text(column, "");
            try {
                return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(new BigDecimal(text).longValueExact());
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException(column + ": found \"" + text + "\", expected an integer", e);
            }
        }
    }
}
