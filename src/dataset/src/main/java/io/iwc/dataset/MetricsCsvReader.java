package io.iwc.dataset;

import io.iwc.dataset.internal.MetricsColumns;
import io.iwc.workload.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Logs of a serving system as CSV, whatever their columns are called (see {@link MetricsColumns}). Lengths of −1 and
 * empty cells are unknown: such a row says too little to be a request, and is counted.
 */
final class MetricsCsvReader implements DatasetReader {
    private static final Set<String> CHAT = Set.of("chat", "chat_stream");

    @Override
    public String name() {
        return DatasetFormat.METRICS_CSV;
    }

    @Override
    public String description() {
        return "CSV of a serving log: arrival, lengths, model and user, its columns known by several names";
    }

    @Override
    public Set<ReaderOption> options() {
        return Set.of(ReaderOption.TIME_UNIT, ReaderOption.COLUMNS, ReaderOption.KEEP_FAILED);
    }

    @Override
    public Optional<String> detect(FirstRecord first) {
        return MetricsColumns.fits(first.columns())
                ? Optional.of("the header names times, prompt and output tokens")
                : Optional.empty();
    }

    @Override
    public Stream<Request.Builder> read(DatasetSource source) {
        var table = source.csvRows();
        var columns = MetricsColumns.of(source.csvColumns(), source);
        return table.flatMap(row -> requests(row, columns, source));
    }

    private static List<Request.Builder> requests(CsvRow row, MetricsColumns columns, DatasetSource source) {
        var function = row.optionalText(columns.of("function"));
        if (function.isPresent() && !CHAT.contains(function.get())) {
            source.skip("function other than chat");
            return List.of();
        }
        var status = row.optionalText(columns.of("status"));
        if (status.filter(LoggedAnswer::isFailure).isPresent()
                && !source.options().details().keepFailed()) {
            source.skip("failed call");
            return List.of();
        }
        var prompt = row.knownInt(columns.of("prompt_tokens"));
        var output = row.knownInt(columns.of("output_tokens"));
        if (prompt.isEmpty() || output.isEmpty()) {
            source.skip(prompt.isEmpty() ? "unknown prompt tokens" : "unknown output tokens");
            return List.of();
        }
        var request = Request.lengthOnly(prompt.getAsInt()).withOutputTokens(output.getAsInt());
        if (row.has(columns.of("arrival"))) {
            request.arrivingAt(row.timeAsNanos(source.options().details().timeUnit(), columns.of("arrival")));
        }
        row.optionalText(columns.of("model")).ifPresent(request::forModel);
        row.optionalText(columns.of("user")).ifPresent(request::byUser);
        row.optionalText(columns.of("session")).ifPresent(request::inSession);
        row.optionalText(columns.of("request_id")).ifPresent(request::withId);
        return List.of(request);
    }
}
