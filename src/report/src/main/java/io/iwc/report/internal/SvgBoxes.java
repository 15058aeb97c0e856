package io.iwc.report.internal;

import io.iwc.report.internal.Figure.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Bars with names, boxes and cells, drawn into a plot. */
final class SvgBoxes {
    private static final int MOST_NAMES = 16;
    private static final double HALF = 0.32;
    private static final double MOST_HALF = 14;
    private static final int LETTERS = 12;

    private final SvgPlot plot;
    private final Markup svg;

    SvgBoxes(SvgPlot plot, Markup svg) {
        this.plot = plot;
        this.svg = svg;
    }

    void bars(Series series) {
        for (var i = 0; i < series.x().size(); i++) {
            var center = series.x().get(i);
            rectangle(
                    "bars",
                    plot.across(center - HALF),
                    plot.down(series.y().get(i)),
                    plot.across(center + HALF),
                    plot.bottom(),
                    1);
        }
        names(series);
    }

    /** A bar a whole number, a line where there is but one. */
    void whole(Series series) {
        var nearest = 1.0e9;
        for (var i = 1; i < series.x().size(); i++) {
            nearest = Math.min(
                    nearest,
                    plot.across(series.x().get(i)) - plot.across(series.x().get(i - 1)));
        }
        var half = series.x().size() == 1 ? 1 : Math.max(1, Math.min(MOST_HALF, nearest * HALF));
        for (var i = 0; i < series.x().size(); i++) {
            var middle = plot.across(series.x().get(i));
            rectangle("bars", middle - half, plot.down(series.y().get(i)), middle + half, plot.bottom(), 1);
        }
    }

    /** Box from 25th to 75th percentile, line at the median, dot at the mean, whiskers from 10th to 90th. */
    void boxes(List<Series> six) {
        var places = six.get(0);
        for (var i = 0; i < places.x().size(); i++) {
            var center = places.x().get(i);
            var left = plot.across(center - HALF);
            var right = plot.across(center + HALF);
            var middle = plot.across(center);
            plot.line("s0", middle, y(six, 0, i), middle, y(six, 1, i));
            plot.line("s0", middle, y(six, 3, i), middle, y(six, 4, i));
            rectangle("bars", left, y(six, 3, i), right, y(six, 1, i), 1);
            plot.line("s0 middle", left, y(six, 2, i), right, y(six, 2, i));
            svg.element(
                            "circle",
                            "",
                            "class",
                            "mean",
                            "cx",
                            SvgPlot.round(middle),
                            "cy",
                            SvgPlot.round(y(six, 5, i)),
                            "r",
                            "2")
                    .line();
        }
        names(places);
    }

    /** The stronger, the darker, by the logarithm: most cells of real traffic are weak. */
    void cells(Series series, boolean log) {
        var weak = series.weight().stream().mapToDouble(weight -> weight).min().orElse(1);
        var strong =
                series.weight().stream().mapToDouble(weight -> weight).max().orElse(1);
        for (var i = 0; i < series.x().size(); i++) {
            var from = series.x().get(i);
            var to = series.end().get(i);
            var low = series.y().get(i);
            var high = series.top().isEmpty()
                    ? log ? low * (to / from) : low + (to - from)
                    : series.top().get(i);
            var share =
                    strong > weak ? StrictMath.log(series.weight().get(i) / weak) / StrictMath.log(strong / weak) : 1;
            rectangle("cell", plot.across(from), plot.down(high), plot.across(to), plot.down(low), 0.12 + 0.88 * share);
        }
    }

    private double y(List<Series> six, int which, int at) {
        return plot.down(six.get(which).y().get(at));
    }

    /** Every name, or every so many of them. */
    private void names(Series places) {
        var every = (places.x().size() + MOST_NAMES - 1) / MOST_NAMES;
        var isLong = places.labels().stream().anyMatch(name -> name.length() > 4);
        for (var i = 0; i < places.x().size(); i += Math.max(1, every)) {
            var name = places.labels().get(i);
            var shown = name.length() > LETTERS ? name.substring(0, LETTERS - 1) + "…" : name;
            var left = SvgPlot.round(plot.across(places.x().get(i)));
            var top = SvgPlot.round(plot.bottom() + 14.0);
            if (isLong) {
                svg.element(
                                "text",
                                shown,
                                "class",
                                "tick",
                                "text-anchor",
                                "end",
                                "font-size",
                                "9",
                                "transform",
                                "translate(" + left + " " + top + ") rotate(-30)")
                        .line();
            } else {
                plot.label("tick", plot.across(places.x().get(i)), plot.bottom() + 18.0, "middle", shown);
            }
        }
    }

    private void rectangle(String style, double left, double top, double right, double bottom, double opacity) {
        svg.element(
                        "rect",
                        "",
                        "class",
                        style,
                        "x",
                        SvgPlot.round(left),
                        "y",
                        SvgPlot.round(top),
                        "width",
                        SvgPlot.round(Math.max(0.1, right - left)),
                        "height",
                        SvgPlot.round(Math.max(0.1, bottom - top)),
                        "opacity",
                        BigDecimal.valueOf(opacity)
                                .setScale(2, RoundingMode.HALF_EVEN)
                                .toPlainString())
                .line();
    }
}
