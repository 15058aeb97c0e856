package io.iwc.report;

import io.iwc.fingerprint.Digits;
import io.iwc.fingerprint.Unit;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a figure as a table, so that nothing is told by a picture alone. */
record FigureTable(List<String> headings, List<List<String>> rows) {
    private static final int MOST_ROWS = 60;
    private static final double[] SHARES = {0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

    static FigureTable of(Figure figure) {
        return switch (figure.kind()) {
            case HISTOGRAM, TIMELINE -> bins(figure);
            case CDF -> shares(figure);
            case LINE, SCATTER -> points(figure);
        };
    }

    /** A number of an axis with its unit. */
    static String shown(Unit unit, double value) {
        return switch (unit) {
            case COUNT -> Digits.whole(value);
            case SECONDS -> Digits.seconds(value);
            case TOKENS, PER_SECOND, SHARE, PLAIN -> Digits.significant(value);
        };
    }

    private static FigureTable bins(Figure figure) {
        var series = figure.series().get(0);
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < series.x().size() && rows.size() < MOST_ROWS; i++) {
            rows.add(List.of(
                    shown(figure.x().unit(), series.x().get(i)),
                    shown(figure.x().unit(), series.end().get(i)),
                    shown(figure.y().unit(), series.y().get(i))));
        }
        return new FigureTable(
                List.of(figure.x().label() + " from", "to below", figure.y().label()), rows);
    }

    /** The least value at which each curve reaches a share. */
    private static FigureTable shares(Figure figure) {
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
        return new FigureTable(headings, rows);
    }

    private static FigureTable points(Figure figure) {
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
        return new FigureTable(List.of("", figure.x().label(), figure.y().label()), rows);
    }

    /** How many rows the figure has beyond those of the table. */
    static int left(Figure figure) {
        if (figure.kind() == Figure.Kind.CDF) {
            return 0;
        }
        var points =
                figure.series().stream().mapToInt(series -> series.x().size()).sum();
        return Math.max(0, points - MOST_ROWS);
    }
}
