package io.iwc.report.internal;

import io.iwc.report.internal.Figure.Kind;

/** The names of the series of a plot: above it, or beside it where they are many or long. */
final class SvgLegend {
    /** What it takes beside a plot. */
    static final int WIDTH = 150;

    private static final int MOST_ABOVE = 4;
    private static final int SIGN = 46;
    private static final int ROW = 16;

    private final SvgPlot plot;
    private final Figure figure;

    SvgLegend(SvgPlot plot, Figure figure) {
        this.plot = plot;
        this.figure = figure;
    }

    /**
     * Whether it stands beside the plot.
     *
     * @param width that it shares with the name of the vertical axis above the plot
     */
    static boolean isBeside(Figure figure, double width) {
        var names = figure.series().stream()
                .mapToDouble(series -> series.name().length() * SvgPlot.LETTER + SIGN)
                .sum();
        var axis = SvgPlot.named(figure.y()).length() * SvgPlot.LETTER;
        return isNeeded(figure) && (figure.series().size() > MOST_ABOVE || names + axis > width);
    }

    private static boolean isNeeded(Figure figure) {
        return figure.series().size() > 1 && figure.kind() != Kind.BOXES;
    }

    void draw(boolean beside) {
        if (!isNeeded(figure)) {
            return;
        }
        if (beside) {
            beside();
        } else {
            above();
        }
    }

    private void beside() {
        for (var i = 0; i < figure.series().size(); i++) {
            var row = SvgPlot.TOP + 6.0 + ROW * i;
            sign(i, plot.right() + 12, row);
            var name = cut(figure.series().get(i).name());
            plot.label("name", plot.right() + 40, row + 4, "start", name);
        }
    }

    private void above() {
        var end = plot.right();
        for (var i = figure.series().size() - 1; i >= 0; i--) {
            var name = figure.series().get(i).name();
            plot.label("name", end, SvgPlot.LEGEND, "end", name);
            end -= name.length() * SvgPlot.LETTER + 12;
            sign(i, end - 20, SvgPlot.LEGEND - 4.0);
            end -= 34;
        }
    }

    /** What the series looks like, 20 wide. */
    private void sign(int number, double left, double middle) {
        switch (figure.kind()) {
            case SCATTER, AGREEMENT -> plot.circle(left + 14, middle, number, 4);
            case LANES ->
                plot.path(SvgLanes.rectangle(left, middle - 5, left + 20, middle + 4), SvgLanes.style(number));
            case HISTOGRAM, CDF, TIMELINE, LINE, BARS, BOXES, HEATMAP, TREE ->
                plot.line("curve s" + number % SvgPlot.STYLES, left, middle, left + 20, middle);
        }
    }

    private static String cut(String name) {
        var most = (int) ((WIDTH - SIGN) / SvgPlot.LETTER);
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }
}
