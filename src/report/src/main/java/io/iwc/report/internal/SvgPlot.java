package io.iwc.report.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Draws one figure: caption, axes, series, marks, labels that do not cover each other. */
final class SvgPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 66;
    private static final int NAMED_LEFT = 158;
    static final int EDGE = 16;
    static final int TOP = 96;
    private static final int BELOW = 46;
    private static final int INLINE_WIDTH = 440;
    private static final int INLINE_HEIGHT = 290;
    private static final int CAPTION = 24;
    private static final int NOTE = 42;
    static final int LEGEND = 64;
    static final int STYLES = 11;
    private static final int MARK_ROW = 13;
    static final double LETTER = 6.2; // of 12 px text, on average
    private final Figure figure;
    private final int width;
    private final int height;
    private final int left;
    private final int bottom;
    private final PlotAxis x;
    private final PlotAxis y;
    private final int right;
    private final boolean isLegendBeside;
    private final Markup svg = new Markup();
    private final List<double[]> taken = new ArrayList<>();

    SvgPlot(Figure figure) {
        this(figure, WIDTH, HEIGHT + SvgPanels.height(figure));
    }

    private SvgPlot(Figure figure, int width, int height) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        left = figure.kind() == Kind.LANES ? NAMED_LEFT : LEFT;
        bottom = height - BELOW - SvgPanels.height(figure);
        x = PlotAxis.horizontal(figure);
        y = PlotAxis.vertical(figure);
        isLegendBeside = SvgLegend.isBeside(figure, width - EDGE);
        right = width - (isLegendBeside ? SvgLegend.WIDTH : 22);
    }

    /** In the colours that its reader prefers. */
    String text() {
        return text(SvgSheet.ofReader());
    }

    /** In light colours, with the font that every Java has. */
    String lightText() {
        return text(SvgSheet.ofPrint());
    }

    /**
     * Without title and style sheet, and smaller, for a page that has them; where the page may not have a style sheet, in
     * light colours.
     */
    static String inlineText(Figure figure) {
        return new SvgPlot(figure, INLINE_WIDTH, INLINE_HEIGHT + SvgPanels.height(figure)).inlineText();
    }

    private String inlineText() {
        svg.open(
                        "svg",
                        "viewBox",
                        "0 " + (NOTE + 6) + " " + width + " " + (height - NOTE - 6),
                        "width",
                        Integer.toString(width),
                        "height",
                        Integer.toString(height - NOTE - 6),
                        "aria-hidden",
                        "true")
                .line();
        content();
        return SvgStyle.inlined(svg.close().toString());
    }

    private String text(String style) {
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + width + " " + height,
                        "width",
                        Integer.toString(width),
                        "height",
                        Integer.toString(height),
                        "role",
                        "img")
                .line();
        svg.element("title", figure.title()).line();
        svg.open("style").raw(style).close().line();
        label("title", EDGE, CAPTION, "start", figure.title());
        label("note", EDGE, NOTE, "start", figure.note());
        content();
        return svg.close().line().toString();
    }

    private void content() {
        axes();
        switch (figure.kind()) {
            case BARS -> new SvgBoxes(this, svg).bars(figure.series().get(0));
            case BOXES -> new SvgBoxes(this, svg).boxes(figure.series());
            case HEATMAP ->
                new SvgBoxes(this, svg).cells(figure.series().get(0), figure.x().log());
            case LANES -> new SvgLanes(this).lanes(figure.series());
            case TREE -> new SvgLanes(this).tree(figure.series().get(0));
            case HISTOGRAM, TIMELINE, CDF, LINE, SCATTER, AGREEMENT -> series();
        }
        if (!figure.beneath().isEmpty()) {
            new SvgPanels(this).draw(figure.beneath());
        }
        marks();
        names();
        new SvgLegend(this, figure).draw(isLegendBeside);
    }

    private void series() {
        for (var i = 0; i < figure.series().size(); i++) {
            draw(figure.series().get(i), i);
        }
    }

    private boolean isNamed() {
        return figure.kind() == Kind.BARS || figure.kind() == Kind.BOXES;
    }

    private boolean hasOwnNames() {
        return isNamed() || figure.kind() == Kind.LANES || figure.kind() == Kind.TREE;
    }

    private void axes() {
        for (var tick : figure.kind() == Kind.LANES ? List.<Double>of() : y.ticks(true)) {
            line("grid", left, down(tick), right, down(tick));
            label(
                    "tick",
                    left - 8,
                    down(tick) + 4,
                    "end",
                    Ticks.label(figure.y().unit(), tick));
        }
        line("grid", left, bottom, right, bottom);
        var lowest = height - BELOW;
        for (var tick : isNamed() ? List.<Double>of() : x.ticks(false)) {
            line("grid", across(tick), lowest, across(tick), lowest + 5);
            label(
                    "tick",
                    across(tick),
                    lowest + 18,
                    "middle",
                    Ticks.label(figure.x().unit(), tick));
        }
        label("axis", (left + right) / 2.0, height - 8, "middle", named(figure.x()));
        label("axis", EDGE, LEGEND, "start", named(figure.y()));
    }

    static String named(Figure.Axis axis) {
        var isNamedByUnit = axis.unit() == Unit.TOKENS
                && !axis.label().toLowerCase(Locale.ROOT).contains("token");
        return axis.label() + (isNamedByUnit ? ", tokens" : "") + (axis.log() ? " (log scale)" : "");
    }

    private void draw(Series series, int number) {
        switch (figure.kind()) {
            case HISTOGRAM, TIMELINE -> {
                if (figure.isDiscrete()) {
                    new SvgBoxes(this, svg).whole(series);
                } else {
                    bars(series, number == 0 ? "bars" : "bars-second");
                }
            }
            case CDF -> path(staircase(series), "curve s" + number % STYLES);
            case LINE -> path(joined(series), "curve s" + number % STYLES);
            case BARS, BOXES, HEATMAP, LANES, TREE ->
                throw new IllegalArgumentException(figure.kind() + " has no series of its own");
            case SCATTER, AGREEMENT -> {
                if (figure.kind() == Kind.AGREEMENT && number == 0) {
                    line("mark", left, bottom, right, TOP);
                }
                for (var i = 0; i < series.x().size(); i++) {
                    dot(
                            series.x().get(i),
                            series.y().get(i),
                            number,
                            series.labels().isEmpty() ? 2.5 : 4.5);
                }
            }
        }
        if (figure.kind() == Kind.LINE && series.x().size() == 1) {
            dot(series.x().get(0), series.y().get(0), number, 4.5);
        }
    }

    private void bars(Series series, String style) {
        var path = new StringBuilder("M" + at(across(series.x().get(0)), bottom));
        for (var i = 0; i < series.x().size(); i++) {
            path.append('V').append(round(down(series.y().get(i))));
            path.append('H').append(round(across(series.end().get(i))));
        }
        path(path.append('V').append(bottom).append('Z').toString(), style);
    }

    private String staircase(Series series) {
        var path = new StringBuilder("M" + at(across(series.x().get(0)), bottom));
        for (var i = 0; i < series.x().size(); i++) {
            path.append('H').append(round(across(series.x().get(i))));
            path.append('V').append(round(down(series.y().get(i))));
        }
        return path.append('H').append(right).toString();
    }

    private String joined(Series series) {
        return joined(series, this::down);
    }

    /** A line through the points of a series whose values lie there. */
    String joined(Series series, DoubleUnaryOperator down) {
        var path = new StringBuilder();
        for (var i = 0; i < series.x().size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(at(
                            across(series.x().get(i)),
                            down.applyAsDouble(series.y().get(i))));
        }
        return path.toString();
    }

    /** Lines at percentiles; a label that would cover the one before moves up a row. */
    private void marks() {
        for (var mark : figure.marks()) {
            var place = across(mark.x());
            line("mark", place, TOP - 4, place, bottom);
            var half = mark.label().length() * LETTER / 2 + 3;
            var center = Math.min(Math.max(place, EDGE + half), width - half);
            var row = TOP - 8.0;
            while (!isFree(center - half, row - 10, center + half, row)) {
                row -= MARK_ROW;
            }
            take(center - half, row - 10, center + half, row);
            label("tick", center, row, "middle", mark.label());
        }
    }

    /** The labels of points, where there is room. */
    private void names() {
        for (var series : hasOwnNames() ? List.<Series>of() : figure.series()) {
            for (var i = 0; i < series.labels().size(); i++) {
                var text = series.labels().get(i);
                var width = text.length() * LETTER;
                var isLeft = across(series.x().get(i)) + width + 10 > right;
                var from = across(series.x().get(i)) + (isLeft ? -8 - width : 8);
                var baseline = down(series.y().get(i)) + 4;
                if (isFree(from, baseline - 10, from + width, baseline + 2)) {
                    take(from, baseline - 10, from + width, baseline + 2);
                    label("name", isLeft ? from + width : from, baseline, isLeft ? "end" : "start", text);
                }
            }
        }
    }

    private boolean isFree(double left, double top, double right, double bottom) {
        return taken.stream().noneMatch(box -> left < box[2] && box[0] < right && top < box[3] && box[1] < bottom);
    }

    private void take(double left, double top, double right, double bottom) {
        taken.add(new double[] {left, top, right, bottom});
    }

    double across(double value) {
        return left + x.place(value) * (right - left);
    }

    double down(double value) {
        return bottom - y.place(value) * (bottom - TOP);
    }

    double bottom() {
        return bottom;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        svg.element("line", "", "class", style, "x1", round(x1), "y1", round(y1), "x2", round(x2), "y2", round(y2))
                .line();
    }

    void path(String path, String style) {
        svg.element("path", "", "class", style, "d", path).line();
    }

    private void dot(double valueX, double valueY, int series, double radius) {
        take(across(valueX) - radius, down(valueY) - radius, across(valueX) + radius, down(valueY) + radius);
        circle(across(valueX), down(valueY), series, radius);
    }

    void circle(double x, double y, int series, double radius) {
        svg.element(
                        "circle",
                        "",
                        "class",
                        "dot s" + series % STYLES + " d" + series % STYLES,
                        "cx",
                        round(x),
                        "cy",
                        round(y),
                        "r",
                        round(radius))
                .line();
    }

    void label(String style, double left, double baseline, String anchor, String text) {
        if (!text.isEmpty()) {
            svg.element("text", text, "class", style, "x", round(left), "y", round(baseline), "text-anchor", anchor)
                    .line();
        }
    }

    private static String at(double left, double top) {
        return round(left) + " " + round(top);
    }

    static String round(double pixels) {
        return BigDecimal.valueOf(pixels)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
