package io.iwc.assertj;

import io.iwc.fingerprint.Digits;
import io.iwc.fingerprint.Measurement;
import io.iwc.fingerprint.Metric;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The points of a sweep, one a line, for messages. */
final class SweepTable {
    private SweepTable() {}

    /** With the share of requests that met the targets, and whether that is enough. */
    static String judged(Sweep sweep, Slo slo) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("point", "met SLO", "TTFT P99", "verdict"));
        for (var point : sweep.points()) {
            rows.add(List.of(
                    point.toString(),
                    number(point.attainment(slo)),
                    seconds(point.run(), "run.responseTtft.p99"),
                    verdict(point, slo)));
        }
        return table(rows);
    }

    /** With the two numbers that the frontier weighs. */
    static String weighed(Sweep sweep, List<SweepPoint> frontier) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("point", "latency P90", "tokens/s", "frontier"));
        for (var point : sweep.points()) {
            var throughput = point.run().measurement(Metric.RUN_OUTPUT_THROUGHPUT);
            rows.add(List.of(
                    point.toString(),
                    seconds(point.run(), "run.response.p90"),
                    throughput.isDefined() ? Digits.significant(throughput.value()) : "-",
                    frontier.contains(point) ? "yes" : "-"));
        }
        return table(rows);
    }

    private static String verdict(SweepPoint point, Slo slo) {
        if (!point.run().withSlo(slo).isValid()) {
            return "INVALID";
        }
        return point.sustains(slo) ? "sustained" : "FAIL";
    }

    private static String number(Measurement share) {
        return share.isDefined() ? Digits.decimals(share.value()) : "-";
    }

    private static String seconds(Run run, String metric) {
        var measured = run.measurement(Metric.of(metric));
        return measured.isDefined() ? Digits.seconds(measured.value()) : "-";
    }

    /** Words to the left, numbers to the right, two spaces between. */
    private static String table(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < widths.length; column++) {
                var cell = row.get(column);
                var gap = " ".repeat(widths[column] - cell.length());
                var isWords = column == 0 || column == widths.length - 1;
                line.append("  ").append(isWords ? cell + gap : gap + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
