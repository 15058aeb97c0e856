package io.iwc.trace.internal;

import io.iwc.metric.internal.PopulationMetrics;
import io.iwc.statistics.internal.Concentration;
import io.iwc.trace.internal.Table.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the rows of an engine, exact sums for the most part, into the numbers of a study. */
final class Finisher {
    private static final List<String> PERCENTILES = List.of("p25", "p50", "p75", "p90", "p95", "p99");
    private static final List<String> BOX = List.of("p10", "p25", "p50", "p75", "p90");
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final String ALL = "all";

    private final Map<Long, String> models;
    private final StudyResult.Builder result;

    /**
     * Finishes the statements of one study.
     *
     * @param models their names by the number of their group
     */
    Finisher(Map<Long, String> models, StudyResult.Builder result) {
        this.models = models;
        this.result = result;
    }

    void finish(Statement statement, Table rows) {
        switch (statement.kind()) {
            case METRICS -> metrics(statement, rows);
            case SUMMARY -> summary(statement, rows);
            case CURVE -> curve(statement, rows);
            case BOXES -> boxes(statement, rows);
            case LAG -> lag(statement, rows);
            case HEAT -> heat(statement, rows);
            case POPULATION -> population(statement, rows);
            case STEPS -> steps(statement, rows);
            case TIMELINE -> timeline(statement, rows);
            case LINES -> lines(statement, rows);
            case RANK, BARS, ROWS -> result.table(statement, rows);
            case TABLE, INCLUDE -> throw new IllegalArgumentException(statement.name());
        }
    }

    private void metrics(Statement statement, Table rows) {
        for (var id : rows.columns()) {
            var row = rows.each().get(0);
            if (row.isKnown(id)) {
                result.metric(id, row.real(id));
            } else {
                result.undefined(id, statement.note("reason"));
            }
        }
    }

    private void summary(Statement statement, Table rows) {
        var unit = ValueUnit.of(statement.note("unit"));
        var extra = rows.columns().get(1).equals("n") ? "" : rows.columns().get(1);
        var columns = new ArrayList<>(List.of("group", "n", "mean", "std", "min"));
        columns.addAll(PERCENTILES);
        columns.add("max");
        if (!extra.isEmpty()) {
            columns.add(extra);
        }
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            var cells = new ArrayList<@Nullable Object>();
            cells.add(group(row));
            cells.addAll(distribution(row, unit));
            if (!extra.isEmpty()) {
                cells.add(row.whole(extra));
            }
            finished.add(cells);
            if (row.whole("g") == 0) {
                put(statement.name(), columns, cells);
            }
        }
        result.table(statement, new Table(columns, finished));
    }

    /** Count, mean, spread, ends and percentiles; what one or no value does not have is left out. */
    private static List<@Nullable Object> distribution(Row row, ValueUnit unit) {
        var n = row.whole("n");
        var cells = new ArrayList<@Nullable Object>();
        cells.add(n);
        if (n == 0) {
            for (var i = 0; i < PERCENTILES.size() + 4; i++) {
                cells.add(null);
            }
            return cells;
        }
        cells.add(unit.shown(
                row.exact("total").divide(BigDecimal.valueOf(n), DIGITS).doubleValue()));
        cells.add(n == 1 ? null : unit.shown(spread(row, n)));
        cells.add(unit.shown(row.real("least")));
        for (var quantile : row.list("quantiles")) {
            cells.add(unit.shown(quantile));
        }
        cells.add(unit.shown(row.real("most")));
        return cells;
    }

    /** Sample standard deviation from exact sums. */
    private static double spread(Row row, long n) {
        var count = BigDecimal.valueOf(n);
        var scaled = count.multiply(row.exact("squares"))
                .subtract(row.exact("total").pow(2))
                .max(BigDecimal.ZERO);
        return Math.sqrt(
                scaled.divide(count.multiply(BigDecimal.valueOf(n - 1)), DIGITS).doubleValue());
    }

    private void put(String id, List<String> columns, List<@Nullable Object> cells) {
        var n = ((Number) java.util.Objects.requireNonNull(cells.get(1))).longValue();
        for (var i = 1; i < columns.size(); i++) {
            if (cells.get(i) instanceof Number number) {
                result.metric(id + "." + columns.get(i), number.doubleValue());
            }
        }
        if (n == 0) {
            result.undefined(id, "no known value");
        } else if (n == 1) {
            result.undefined(id + ".std", "one value has no spread");
        }
    }

    private void curve(Statement statement, Table rows) {
        var unit = ValueUnit.of(statement.note("unit"));
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            finished.add(List.of(
                    group(row),
                    unit.shown(row.real("value")),
                    row.real("upto") / row.real("total"),
                    row.whole("total")));
        }
        result.table(statement, new Table(List.of("group", "value", "share", "n"), finished));
    }

    private void boxes(Statement statement, Table rows) {
        var columns = new ArrayList<>(List.of("group", statement.note("slot"), "n", "mean"));
        columns.addAll(BOX);
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            var cells = new ArrayList<@Nullable Object>();
            cells.add(group(row));
            cells.add(
                    statement.note("slot").equals("day")
                            ? TimeSlots.day(row.whole("slot"))
                            : (Object) row.whole("slot"));
            cells.add(row.whole("n"));
            cells.add(ValueUnit.SECONDS.shown(row.exact("total")
                    .divide(BigDecimal.valueOf(row.whole("n")), DIGITS)
                    .doubleValue()));
            Arrays.stream(row.list("quantiles")).map(ValueUnit.SECONDS::shown).forEach(cells::add);
            finished.add(cells);
        }
        result.table(statement, new Table(columns, finished));
    }

    private void lag(Statement statement, Table rows) {
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            var pairs = row.whole("n");
            var reason = pairs < LagSums.LEAST_PAIRS ? "fewer than four gaps" : "";
            var pearson = reason.isEmpty() ? LagSums.pearson(row) : Double.NaN;
            var spearman = reason.isEmpty() ? LagSums.spearman(row) : Double.NaN;
            if (reason.isEmpty() && (Double.isNaN(pearson) || Double.isNaN(spearman))) {
                reason = "all gaps are equal";
            }
            finished.add(Arrays.asList(
                    group(row), pairs, reason.isEmpty() ? pearson : null, reason.isEmpty() ? spearman : null, reason));
            if (row.whole("g") == 0) {
                put(statement.name(), pearson, spearman, reason);
            }
        }
        var columns = List.of("group", "pairs", "pearson", "spearman", "undefined");
        result.table(
                new Statement(statement.kind(), "lag1_correlation", statement.notes(), statement.sql()),
                new Table(columns, finished));
    }

    private void put(String id, double pearson, double spearman, String reason) {
        if (reason.isEmpty()) {
            result.metric(id + "Lag1Pearson", pearson);
            result.metric(id + "Lag1Spearman", spearman);
        } else {
            result.undefined(id + "Lag1Pearson", reason);
            result.undefined(id + "Lag1Spearman", reason);
        }
    }

    private void heat(Statement statement, Table rows) {
        var bins = Integer.parseInt(statement.note("bins"));
        var pairs = new java.util.HashMap<Long, Long>();
        rows.each().forEach(row -> pairs.merge(row.whole("g"), row.whole("n"), Long::sum));
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            var low = row.real("low") - 9; // of nanoseconds; a second has 10^9
            var width = (row.real("high") - row.real("low")) / bins;
            finished.add(List.of(
                    group(row),
                    row.whole("x"),
                    row.whole("y"),
                    StrictMath.pow(10, low + width * row.whole("x")),
                    StrictMath.pow(10, low + width * row.whole("y")),
                    row.whole("n"),
                    (double) row.whole("n") / pairs.getOrDefault(row.whole("g"), 1L),
                    low,
                    low + width * bins));
        }
        var columns = List.of(
                "group",
                "current_bin",
                "next_bin",
                "current_from",
                "next_from",
                "pairs",
                "share",
                "log10_from",
                "log10_to");
        result.table(statement, new Table(columns, finished));
    }

    /** How requests spread over users, from how many users have so many. */
    private void population(Statement statement, Table rows) {
        var counts = rows.each().stream()
                .flatMapToLong(row -> java.util.stream.LongStream.generate(() -> row.whole("size"))
                        .limit(row.whole("members")))
                .toArray();
        var who = PopulationMetrics.valueOf(statement.name().toUpperCase(Locale.ROOT));
        var gini = who.gini().id();
        var zipfExponent = who.zipfExponent().id();
        var zipfDistance = zipfExponent.replace("Exponent", "Distance");
        var concentration = Concentration.of(counts);
        result.metric(who.topShare().id(), concentration.topShare(1));
        result.metric(who.top10Share().id(), concentration.topShare(10));
        if (counts.length < 2) {
            result.undefined(gini, "fewer than two " + statement.name());
        } else {
            result.metric(gini, concentration.gini());
        }
        if (counts.length < 3) {
            result.undefined(zipfExponent, "fewer than three " + statement.name());
            result.undefined(zipfDistance, "fewer than three " + statement.name());
        } else {
            var exponent = concentration.zipfExponent();
            result.metric(zipfExponent, exponent);
            result.metric(zipfDistance, ZipfFit.distance(counts, exponent));
        }
        result.table(statement, rows);
    }

    private void steps(Statement statement, Table rows) {
        var unit = ValueUnit.of(statement.note("unit"));
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            var quantiles = row.list("quantiles");
            finished.add(List.of(
                    row.whole("x"),
                    row.whole("x_to"),
                    row.whole("n"),
                    unit.shown(quantiles[0]),
                    unit.shown(quantiles[1])));
        }
        result.table(statement, new Table(List.of("from", "to", "n", "p50", "p90"), finished));
    }

    private void timeline(Statement statement, Table rows) {
        var ofDay = statement.note("clock").equals("day");
        var finished = new ArrayList<List<@Nullable Object>>();
        for (var row : rows.each()) {
            var slot = row.whole("slot");
            finished.add(List.of(ofDay ? slot / 3_600_000_000_000L : (Object) TimeSlots.instant(slot), row.whole("n")));
        }
        result.table(statement, new Table(List.of(ofDay ? "hour" : "from", "requests"), finished));
    }

    private void lines(Statement statement, Table rows) {
        var finished = new ArrayList<List<@Nullable Object>>();
        var isCalendar = statement.note("clock").equals("calendar");
        for (var row : rows.each()) {
            finished.add(List.of(
                    row.text("name"),
                    isCalendar ? TimeSlots.instant(row.whole("x")) : (Object) row.whole("x"),
                    row.real("y")));
        }
        result.table(statement, new Table(List.of("name", "x", "y"), finished));
    }

    private String group(Row row) {
        var g = row.whole("g");
        return g == 0 ? ALL : models.getOrDefault(g, Long.toString(g));
    }
}
