package io.iwc.report.internal;

import io.iwc.report.internal.Figure.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bars in named rows, and blocks beside what they continue, drawn into a plot. */
final class SvgLanes {
    private static final double HALF = 0.34;
    private static final double NARROWEST = 1.5;
    private static final double ROW = 11;
    private static final int LETTERS = 22;
    private static final double LINE = 13;

    private final SvgPlot plot;

    SvgLanes(SvgPlot plot) {
        this.plot = plot;
    }

    /** One path a series, so that many bars stay small. */
    void lanes(List<Series> all) {
        names(all);
        for (var number = 0; number < all.size(); number++) {
            var series = all.get(number);
            var path = new StringBuilder();
            for (var i = 0; i < series.x().size(); i++) {
                var ends = List.of(
                        plot.across(series.x().get(i)), plot.across(series.end().get(i)));
                var from = Math.min(ends.get(0), ends.get(1));
                var to = Math.max(Math.max(ends.get(0), ends.get(1)), from + NARROWEST);
                var row = series.y().get(i);
                path.append(rectangle(from, plot.down(row - HALF), to, plot.down(row + HALF)));
            }
            plot.path(path.toString(), style(number));
        }
    }

    /** Every name, or as many as have room. */
    private void names(List<Series> all) {
        Map<Double, String> rows = new LinkedHashMap<>();
        for (var series : all) {
            for (var i = 0; i < series.x().size(); i++) {
                rows.put(series.y().get(i), series.labels().get(i));
            }
        }
        var height = Math.abs(plot.down(1) - plot.down(0));
        var every = (int) Math.ceil(ROW / height);
        rows.forEach((row, name) -> {
            plot.line("grid", plot.left(), plot.down(row), plot.right(), plot.down(row));
            if (row % every == 0) {
                plot.label("tick", plot.left() - 8, plot.down(row) + 4, "end", shortened(name));
            }
        });
    }

    /** The end of a long name tells more than its beginning. */
    private static String shortened(String name) {
        return name.length() > LETTERS ? "…" + name.substring(name.length() - LETTERS + 1) : name;
    }

    void tree(Series series) {
        for (var i = 0; i < series.x().size(); i++) {
            var left = plot.across(series.x().get(i));
            var right = plot.across(series.end().get(i));
            var top = plot.down(series.top().get(i));
            var bottom = plot.down(series.y().get(i));
            plot.path(rectangle(left, top, right, bottom), "block");
            var label = series.labels().isEmpty() ? "" : series.labels().get(i);
            if (label.length() * SvgPlot.LETTER + 6 < right - left && bottom - top > LINE) {
                plot.label("name", left + 4, (top + bottom) / 2 + 4, "start", label);
            }
        }
    }

    /** The class of the bars of a series. */
    static String style(int number) {
        return "d" + number % SvgPlot.STYLES;
    }

    static String rectangle(double left, double top, double right, double bottom) {
        return "M" + SvgPlot.round(left) + " " + SvgPlot.round(top) + "H" + SvgPlot.round(right) + "V"
                + SvgPlot.round(bottom) + "H" + SvgPlot.round(left) + "Z";
    }
}
