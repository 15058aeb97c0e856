package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of a figure as a table, so that no information is in the picture alone. */
final class FigureTable {
    private static final int MOST_ROWS = 60;
    private static final double[] SHARES = {0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

    private FigureTable() {}

    static FoldedTable of(Figure figure) {
        return switch (figure.kind()) {
            case HISTOGRAM, TIMELINE -> figure.isDiscrete() ? numbers(figure) : bins(figure);
            case CDF -> shares(figure);
            case LINE, SCATTER, AGREEMENT -> points(figure);
            case BARS -> names(figure);
            case BOXES -> boxes(figure);
            case HEATMAP -> cells(figure);
            case LANES -> lanes(figure);
            case TREE -> blocks(figure);
        };
    }

    /** A number of an axis with its unit. */
    static String shown(Unit unit, double value) {
        return switch (unit) {
            case COUNT -> Digits.whole(value);
            case SECONDS -> Digits.seconds(value);
            case TOKENS, PER_SECOND, TOKENS_PER_SECOND, SHARE, PLAIN -> Digits.significant(value);
        };
    }

    /** All series have the same bins. */
    private static FoldedTable bins(Figure figure) {
        var headings = new ArrayList<>(List.of(figure.x().label() + " from", "to below"));
        figure.series().forEach(series -> headings.add(named(figure, series)));
        var first = figure.series().get(0);
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < first.x().size() && rows.size() < MOST_ROWS; i++) {
            var row = new ArrayList<>(List.of(
                    shown(figure.x().unit(), first.x().get(i)),
                    shown(figure.x().unit(), first.end().get(i))));
            for (var series : figure.series()) {
                row.add(shown(figure.y().unit(), series.y().get(i)));
            }
            rows.add(row);
        }
        return new FoldedTable(headings, rows, more(first.x().size()));
    }

    private static String named(Figure figure, Figure.Series series) {
        return figure.series().size() == 1
                ? figure.y().label()
                : series.name() + ", " + figure.y().label();
    }

    private static FoldedTable lanes(Figure figure) {
        var rows = new ArrayList<List<String>>();
        for (var series : figure.series()) {
            for (var i = 0; i < series.x().size() && rows.size() < MOST_ROWS; i++) {
                rows.add(List.of(
                        series.labels().get(i),
                        series.name(),
                        shown(figure.x().unit(), series.x().get(i)),
                        shown(figure.x().unit(), series.end().get(i))));
            }
        }
        return new FoldedTable(List.of(figure.y().label(), "", figure.x().label() + " from", "to"), rows, more(figure));
    }

    private static FoldedTable blocks(Figure figure) {
        var rows = new ArrayList<List<String>>();
        for (var series : figure.series()) {
            for (var i = 0; i < series.x().size() && rows.size() < MOST_ROWS; i++) {
                rows.add(List.of(
                        shown(figure.x().unit(), series.x().get(i)),
                        shown(figure.x().unit(), series.end().get(i)),
                        shown(
                                figure.y().unit(),
                                series.top().get(i) - series.y().get(i))));
            }
        }
        return new FoldedTable(
                List.of(figure.x().label() + " from", "to", figure.y().label()), rows, more(figure));
    }

    private static FoldedTable numbers(Figure figure) {
        var series = figure.series().get(0);
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < series.x().size(); i++) {
            rows.add(List.of(
                    Digits.whole(series.x().get(i)),
                    shown(figure.y().unit(), series.y().get(i))));
        }
        return new FoldedTable(List.of(figure.x().label(), figure.y().label()), rows, "");
    }

    private static FoldedTable names(Figure figure) {
        var series = figure.series().get(0);
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < series.x().size() && rows.size() < MOST_ROWS; i++) {
            rows.add(List.of(
                    series.labels().get(i), shown(figure.y().unit(), series.y().get(i))));
        }
        return new FoldedTable(List.of(figure.x().label(), figure.y().label()), rows, more(figure));
    }

    private static FoldedTable boxes(Figure figure) {
        var headings = new ArrayList<>(List.of(figure.x().label()));
        figure.series().forEach(series -> headings.add(series.name()));
        var rows = new ArrayList<List<String>>();
        var places = figure.series().get(0);
        for (var i = 0; i < places.x().size() && rows.size() < MOST_ROWS; i++) {
            var row = new ArrayList<String>();
            row.add(places.labels().get(i));
            for (var series : figure.series()) {
                row.add(shown(figure.y().unit(), series.y().get(i)));
            }
            rows.add(row);
        }
        return new FoldedTable(headings, rows, "");
    }

    /** The strongest first; what weighs a cell is the name of the series. */
    private static FoldedTable cells(Figure figure) {
        var series = figure.series().get(0);
        var rows = IntStream.range(0, series.x().size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> series.weight().get(i))
                        .reversed()
                        .thenComparing(i -> i))
                .limit(MOST_ROWS)
                .map(i -> List.of(
                        shown(figure.x().unit(), series.x().get(i)),
                        shown(figure.y().unit(), series.y().get(i)),
                        Digits.significant(series.weight().get(i))))
                .toList();
        return new FoldedTable(
                List.of(figure.x().label() + " from", figure.y().label() + " from", series.name()), rows, more(figure));
    }

    /** The least value at which each curve reaches a share. */
    private static FoldedTable shares(Figure figure) {
        var headings = new ArrayList<String>();
        headings.add(figure.y().label());
        figure.series().forEach(series -> headings.add(series.name()));
        var rows = new ArrayList<List<String>>();
        for (var share : SHARES) {
            var row = new ArrayList<String>();
            row.add(Digits.decimals(share));
            for (var series : figure.series()) {
                var at = 0;
                while (series.y().get(at) < share) {
                    at++;
                }
                row.add(shown(figure.x().unit(), series.x().get(at)));
            }
            rows.add(row);
        }
        return new FoldedTable(headings, rows, "");
    }

    private static FoldedTable points(Figure figure) {
        var rows = new ArrayList<List<String>>();
        for (var series : figure.series()) {
            for (var i = 0; i < series.x().size() && rows.size() < MOST_ROWS; i++) {
                var label =
                        series.labels().isEmpty() ? "" : ", " + series.labels().get(i);
                rows.add(List.of(
                        series.name() + label,
                        shown(figure.x().unit(), series.x().get(i)),
                        shown(figure.y().unit(), series.y().get(i))));
            }
        }
        return new FoldedTable(List.of("", figure.x().label(), figure.y().label()), rows, more(figure));
    }

    private static String more(Figure figure) {
        return more(
                figure.series().stream().mapToInt(series -> series.x().size()).sum());
    }

    private static String more(int points) {
        return points <= MOST_ROWS ? "" : "and " + (points - MOST_ROWS) + " more in report.json";
    }
}
