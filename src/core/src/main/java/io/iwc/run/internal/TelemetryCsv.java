package io.iwc.run.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Decimals;
import io.iwc.artifact.internal.Json;
import io.iwc.run.Telemetry;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines of {@code telemetry.csv}; labels are one cell, {@code gpu=0;uuid=x}. */
public final class TelemetryCsv {
    public static final String HEADER = "t_ns,source,metric,labels,value\n";

    private static final int COLUMNS = 5;

    private TelemetryCsv() {}

    public static String row(TelemetrySample sample) {
        var labels = sample.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue().replace(';', ','))
                .collect(Collectors.joining(";"));
        return CsvRecords.line(List.of(
                Long.toString(sample.nanos()),
                sample.source(),
                sample.metric().text(),
                labels,
                Json.compact(sample.value())));
    }

    public static Telemetry read(Path file) {
        var samples = new ArrayList<TelemetrySample>();
        var problems = new ArrayList<Problem>();
        var rows = CsvRecords.read(file);
        for (var row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            try {
                samples.add(sample(row.getFields()));
            } catch (IllegalArgumentException e) {
                problems.add(
                        Problem.at(file.toString(), row.getStartingLineNumber(), "", String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems, problems.size(), "");
        }
        return Telemetry.of(samples);
    }

    private static TelemetrySample sample(List<String> cells) {
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("found " + cells.size() + " cells, expected " + HEADER.strip());
        }
        var metric = TelemetryMetric.named(cells.get(2))
                .orElseThrow(() -> new IllegalArgumentException(
                        "metric: found \"" + cells.get(2) + "\", expected one such as powerWatts"));
        try {
            return new TelemetrySample(
                    Long.parseLong(cells.get(0)),
                    cells.get(1),
                    metric,
                    labels(cells.get(3)),
                    Decimals.real(cells.get(4)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "found \"" + cells.get(0) + "\" and \"" + cells.get(4) + "\", expected nanoseconds and a number",
                    e);
        }
    }

    private static SortedMap<String, String> labels(String cell) {
        var labels = new TreeMap<String, String>();
        for (var label : cell.split(";", -1)) {
            var equals = label.indexOf('=');
            if (equals > 0) {
                labels.put(label.substring(0, equals), label.substring(equals + 1));
            }
        }
        return labels;
    }
}
