package io.iwc.trace.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.report.internal.Scale;
import io.iwc.trace.internal.StudyResult.Result;
import io.iwc.trace.internal.Table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The figures of a study, from its tables. */
final class StudyFigures {
    private static final int MOST_BARS = 20;

    private StudyFigures() {}

    static List<Figure> of(StudyResult study) {
        var figures = new ArrayList<Figure>();
        for (var result : study.tables()) {
            if (result.table().rows().isEmpty()) {
                continue;
            }
            switch (result.kind()) {
                case CURVE -> figures.addAll(CurveFigures.of(result));
                case BOXES -> groups(result).forEach((group, rows) -> figures.add(boxes(result, group, rows)));
                case HEAT -> groups(result).forEach((group, rows) -> figures.add(heat(result, group, rows)));
                case RANK -> figures.add(RankFigure.of(result, study));
                case BARS -> figures.add(bars(result));
                case TIMELINE -> figures.add(TimeFigures.timeline(result));
                case LINES -> figures.add(TimeFigures.lines(result));
                case STEPS -> figures.add(steps(result));
                case SUMMARY, LAG, METRICS, POPULATION, ROWS, TABLE, INCLUDE -> {
                    // numbers only
                }
            }
        }
        return figures;
    }

    /** The rows of each group, in their order. */
    static Map<String, List<Row>> groups(Result result) {
        return groups(result, "group");
    }

    /** The rows of each value of a column, in their order. */
    static Map<String, List<Row>> groups(Result result, String column) {
        var groups = new LinkedHashMap<String, List<Row>>();
        result.table().each().forEach(row -> groups.computeIfAbsent(row.text(column), group -> new ArrayList<>())
                .add(row));
        return groups;
    }

    /** {@code gaps_beta-32b}: the name of a file for one group, whatever the group is called. */
    static String id(Result result, String group) {
        return result.name() + "_" + group.replaceAll("[^A-Za-z0-9._-]+", "_");
    }

    static List<Double> column(List<Row> rows, String column) {
        return rows.stream().map(row -> row.real(column)).toList();
    }

    static String titled(Result result, String group) {
        return result.note("title") + (group.equals("all") ? "" : ", " + group);
    }

    private static Figure boxes(Result result, String group, List<Row> rows) {
        var slot = result.note("slot");
        var x = slot.equals("day")
                ? IntStream.range(0, rows.size()).mapToObj(i -> (double) i).toList()
                : column(rows, slot);
        var labels = rows.stream()
                .map(row -> slot.equals("day") ? row.text(slot).substring(5) : row.text(slot))
                .toList();
        var series = new ArrayList<Series>();
        var all = new ArrayList<Double>();
        for (var name : List.of("p10", "p25", "p50", "p75", "p90", "mean")) {
            var y = column(rows, name);
            all.addAll(y);
            series.add(new Series(name, x, List.of(), y, labels));
        }
        return new Figure(
                id(result, group),
                titled(result, group),
                Kind.BOXES,
                Axis.linear(slot.equals("day") ? "Day" : "Hour of the day", Unit.PLAIN),
                new Axis("Gap", Unit.SECONDS, Scale.isLogarithmic(all)),
                series,
                List.of(),
                "Box P25 to P75, line P50, whiskers P10 and P90, dot mean.");
    }

    private static Figure heat(Result result, String group, List<Row> rows) {
        var bins = Integer.parseInt(result.note("bins"));
        var x = column(rows, "current_from");
        var end = rows.stream()
                .map(row -> StrictMath.pow(
                        10,
                        row.real("log10_from")
                                + (row.real("log10_to") - row.real("log10_from"))
                                        / bins
                                        * (row.whole("current_bin") + 1)))
                .toList();
        var pairs = rows.stream().mapToLong(row -> row.whole("pairs")).sum();
        return new Figure(
                id(result, group),
                titled(result, group),
                Kind.HEATMAP,
                new Axis("Current gap", Unit.SECONDS, true),
                new Axis("Next gap", Unit.SECONDS, true),
                List.of(new Series(
                        "share of pairs", x, end, column(rows, "next_from"), List.of(), column(rows, "share"))),
                List.of(),
                String.format(
                        Locale.ROOT,
                        "%,d pairs of gaps above 0 in %d × %d bins; the darker, the more.",
                        pairs,
                        bins,
                        bins));
    }

    private static Figure bars(Result result) {
        var rows = result.table().each();
        var drawn = rows.subList(0, Math.min(MOST_BARS, rows.size()));
        return new Figure(
                result.name(),
                result.note("title"),
                Kind.BARS,
                Axis.linear(result.note("of"), Unit.PLAIN),
                Axis.linear("Requests", Unit.COUNT),
                List.of(new Series(
                        "requests",
                        IntStream.range(0, drawn.size())
                                .mapToObj(i -> (double) i)
                                .toList(),
                        List.of(),
                        column(drawn, "n"),
                        drawn.stream().map(row -> row.text("name")).toList())),
                List.of(),
                drawn.size() == rows.size() ? "" : "The " + MOST_BARS + " largest of " + rows.size() + ".");
    }

    private static Figure steps(Result result) {
        var rows = result.table().each();
        var x = rows.stream()
                .map(row -> StrictMath.sqrt(row.real("from") * row.real("to")))
                .toList();
        var all = new ArrayList<>(column(rows, "p50"));
        all.addAll(column(rows, "p90"));
        return new Figure(
                result.name(),
                result.note("title"),
                Kind.LINE,
                new Axis(result.note("x"), Unit.COUNT, Scale.isLogarithmic(x)),
                new Axis("Time", ValueUnit.of(result.note("unit")).unit(), Scale.isLogarithmic(all)),
                List.of(Series.points("P50", x, column(rows, "p50")), Series.points("P90", x, column(rows, "p90"))),
                List.of(),
                "Requests are taken together in ranges, each drawn at its geometric middle.");
    }
}
