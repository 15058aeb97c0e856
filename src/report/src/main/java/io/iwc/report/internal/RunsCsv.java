package io.iwc.report.internal;

import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.TreeSet;

/**
 * All numbers of some runs as CSV: {@code run,metric,value,undefined}, a line a number, the reason where there is none.
 *
 * @since 0.1
 */
public final class RunsCsv {
    private static final String HEADER = "run,metric,value,undefined\n";

    private RunsCsv() {}

    /** The content of the file. */
    public static String of(List<RunReport> runs) {
        var text = new StringBuilder(HEADER);
        for (var run : runs) {
            var ids = new TreeSet<>(run.numbers().metrics().keySet());
            ids.addAll(run.numbers().undefined().keySet());
            for (var id : ids) {
                var measurement = run.numbers().get(id);
                text.append(CsvText.quoted(CsvText.cell(run.name())))
                        .append(',')
                        .append(id)
                        .append(',');
                text.append(measurement.isDefined() ? Json.compact(measurement.value()) : "")
                        .append(',')
                        .append(CsvText.quoted(CsvText.cell(measurement.reason())))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
