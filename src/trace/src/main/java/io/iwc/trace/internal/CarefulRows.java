package io.iwc.trace.internal;

import io.iwc.InvalidInputException;
import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.CsvRow;
import io.iwc.dataset.DatasetReaders;
import io.iwc.dataset.DatasetSource;
import io.iwc.dataset.FormatDetails;
import io.iwc.run.Run;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Request;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows read one by one in Java, as the readers of the dataset module do it, each fault with its file and line. */
final class CarefulRows {
    private static final String SECONDS = "seconds from 0 to 1,000,000, or -1 for unknown";
    private static final String ADVICE = " (use --skip-bad";
    private static final double MOST_SECONDS = 1e6;
    private static final long NANOS = 1_000_000_000;

    private final Reading reading;
    private final RowSink sink;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();

    CarefulRows(Reading reading, RowSink sink) {
        this.reading = reading;
        this.sink = sink;
    }

    /** Rows that the rules of their format leave out, by reason. */
    SortedMap<String, Long> leftOut() {
        return Collections.unmodifiableSortedMap(leftOut);
    }

    /**
     * Reads a file to its end.
     *
     * @throws io.iwc.IwcException with every fault, if there is any
     */
    void read(TraceFile file, String model) {
        try {
            switch (file.kind()) {
                case METRICS -> metrics(file, model);
                case RUN -> run(RunFolder.at(file.path()).read());
                case DATASET -> dataset(file, model);
                case PARQUET -> throw new IllegalArgumentException(file.path() + " is not read row by row");
            }
        } catch (InvalidInputException e) {
            throw studied(e);
        }
    }

    /** The readers advise what studies do not have: to leave rows out. */
    private static InvalidInputException studied(InvalidInputException e) {
        var text = String.valueOf(e.getMessage());
        var advice = text.lastIndexOf(ADVICE);
        return advice < 0
                ? e
                : new InvalidInputException(
                        e.problems(),
                        e.total(),
                        text.substring(text.lastIndexOf('\n') + 1, advice)
                                .replace("nothing was written", "nothing was studied"));
    }

    private void metrics(TraceFile file, String model) {
        var compile =
                CompileOptions.of(file.format()).toBuilder().details(details()).build();
        try (var source = DatasetSource.open(file.path(), compile)) {
            var rows = source.csvRows();
            var header = MetricsHeader.of(file.path(), List.copyOf(source.csvColumns()), reading.columns());
            rows.flatMap(row -> {
                        add(row, header, model);
                        return List.of();
                    })
                    .forEach(request -> {});
        }
    }

    private void add(CsvRow row, MetricsHeader header, String model) {
        var chosen = header.chosen();
        var arrival = time(row, chosen.of("arrival"));
        var duration = seconds(row, chosen.of("duration"));
        if (header.isTimedByItsEnd()) {
            var end = time(row, chosen.of("end"));
            if (end.isPresent() && arrival.isPresent() && end.getAsLong() >= arrival.getAsLong()) {
                duration = OptionalLong.of(end.getAsLong() - arrival.getAsLong());
            }
        }
        sink.add(new RowSink.Row(
                arrival,
                known(row.knownInt(chosen.of("prompt_tokens"))),
                known(row.knownInt(chosen.of("output_tokens"))),
                seconds(row, chosen.of("ttft")),
                duration,
                known(row.knownInt(chosen.of("cached_tokens"))),
                row.optionalText(chosen.of("user")).orElse(""),
                row.optionalText(chosen.of("model")).orElse(model),
                row.optionalText(chosen.of("status")).orElse(""),
                row.optionalText(chosen.of("function")).orElse(""),
                row.optionalText(chosen.of("session")).orElse("")));
    }

    private OptionalLong time(CsvRow row, String column) {
        return row.has(column) ? OptionalLong.of(row.timeAsNanos(reading.timeUnit(), column)) : OptionalLong.empty();
    }

    private static OptionalLong seconds(CsvRow row, String column) {
        var text = row.optionalText(column);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            var value = Double.parseDouble(text.get().strip());
            if (value == -1) {
                return OptionalLong.empty();
            }
            if (value >= 0 && value < MOST_SECONDS) {
                return OptionalLong.of(Math.round(value * NANOS));
            }
        } catch (NumberFormatException e) {
            // worded below
        }
        throw row.unexpected(column, SECONDS);
    }

    private void run(Run run) {
        for (var record : run.records()) {
            var sent = record.sentNanos().orElse(record.scheduledNanos());
            sink.add(new RowSink.Row(
                    OptionalLong.of(record.scheduledNanos()),
                    known(record.inputTokens()),
                    known(record.outputTokens()),
                    since(sent, record.firstTokenNanos()),
                    since(sent, record.lastTokenNanos().isPresent() ? record.lastTokenNanos() : record.endNanos()),
                    known(record.cachedPromptTokens()),
                    "",
                    record.model().orElse(""),
                    record.outcome().text(),
                    "",
                    record.sessionId().orElse("")));
        }
    }

    private static OptionalLong since(long sent, OptionalLong stamp) {
        return stamp.isPresent() && stamp.getAsLong() >= sent
                ? OptionalLong.of(stamp.getAsLong() - sent)
                : OptionalLong.empty();
    }

    private void dataset(TraceFile file, String model) {
        var compile =
                CompileOptions.of(file.format()).toBuilder().details(details()).build();
        try (var source = DatasetSource.open(file.path(), compile);
                var requests = DatasetReaders.named(file.format()).read(source)) {
            requests.forEach(builder -> add(builder.withId("-").build(), model));
            source.skipped().forEach((reason, rows) -> leftOut.merge(reason, rows, Long::sum));
        }
    }

    private void add(Request request, String model) {
        sink.add(new RowSink.Row(
                request.hasArrival() ? OptionalLong.of(request.arrivalNanos()) : OptionalLong.empty(),
                known(request.promptTokens()),
                known(request.outputTokens()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                request.userId().orElse(""),
                request.model().orElse(model),
                "",
                "",
                request.sessionId().orElse("")));
    }

    private FormatDetails details() {
        var details = FormatDetails.NONE.withColumns(reading.columns());
        return reading.timeUnit().map(details::withTimeUnit).orElse(details);
    }

    private static OptionalLong known(OptionalInt value) {
        return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
    }
}
