package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Run;
import java.util.List;
import java.util.Locale;

/** Metrics as the cells of a table, the same in every rendering. */
final class MetricCells {
    /** The columns of a family, by the last part of the id. */
    static final List<String> COLUMNS = List.of("mean", "p50", "p90", "p95", "p99", "max");

    static final List<String> HEADINGS = List.of("Mean", "P50", "P90", "P95", "P99", "Max");

    private static final int HUNDRED = 100;
    private static final int GROUP = 4;

    private MetricCells() {}

    /** A number with its digits, or {@code n/a}; the reason is shown next to it. */
    static String of(Numbers numbers, Metric metric) {
        var measurement = numbers.get(metric);
        if (!measurement.isDefined()) {
            return "n/a";
        }
        var shown = Digits.of(metric, measurement.value());
        return isWhole(shown) ? Shown.grouped(measurement.value()) : shown;
    }

    /** A number of a run with its digits; {@code -} in tables that have no place for a reason. */
    static String of(Run run, Metric metric) {
        var measured = run.measurement(metric);
        return measured.isDefined() ? Digits.of(metric, measured.value()) : "-";
    }

    /** The cells of a family; a percentile of too few values is marked with their number. */
    static List<String> family(Numbers numbers, MetricFamily family) {
        var n = numbers.get(family.n()).asOptional().orElse(0);
        return COLUMNS.stream()
                .map(column -> of(numbers, family.statistic(column))
                        + (isThin(column, n) ? " (n=" + Digits.whole(n) + ")" : ""))
                .toList();
    }

    /** Why the numbers of a family are missing; empty if they are not. */
    static String reason(Numbers numbers, MetricFamily family) {
        return numbers.get(family.mean()).reason();
    }

    /** What marks a percentile of too few values: {@code  (n=2)}; empty of enough. */
    static String thinness(Measurement n, Percentile percentile) {
        var count = n.asOptional().orElse(0);
        return isThin(percentile.name().toLowerCase(Locale.ROOT), count) ? " (n=" + Digits.whole(count) + ")" : "";
    }

    private static boolean isWhole(String shown) {
        return shown.length() > GROUP && shown.chars().allMatch(Character::isDigit);
    }

    private static boolean isThin(String column, double n) {
        return column.startsWith("p") && n > 0 && n * (HUNDRED - Integer.parseInt(column.substring(1))) < HUNDRED;
    }
}
