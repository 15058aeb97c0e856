package io.iwc.report.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the values of an axis lie between its ends.
 *
 * @param min value at 0
 * @param max value at 1, another one than {@code min}
 */
record PlotAxis(Axis axis, double min, double max) {
    private static final int X_TICKS = 6;
    private static final int Y_TICKS = 5;
    private static final int PANEL_TICKS = 2;

    static PlotAxis horizontal(Figure figure) {
        var low = least(figure, series -> Stream.concat(series.x().stream(), series.end().stream()));
        var high = Math.max(
                most(figure, series -> Stream.concat(series.x().stream(), series.end().stream())), furthest(figure));
        if (figure.isDiscrete()) {
            var room = Math.max(1, (high - low) / 20);
            return new PlotAxis(figure.x(), low - room, high - 1 + room);
        }
        return switch (figure.kind()) {
            case HISTOGRAM, TIMELINE -> bins(figure, low, high);
            case CDF -> spread(figure.x(), low, high);
            case LINE -> spread(figure.x(), figure.x().log() ? low : Math.min(0, low), high);
            case SCATTER -> points(figure.x(), low, high);
            case BARS, BOXES -> new PlotAxis(figure.x(), low - 0.5, high + 0.5);
            case HEATMAP -> spread(figure.x(), low, high);
            case LANES, TREE -> spread(figure.x(), Math.min(0, low), high);
            case AGREEMENT -> agreement(figure);
        };
    }

    /** Where the plots beneath a figure end. */
    private static double furthest(Figure figure) {
        return figure.beneath().stream()
                .flatMap(panel -> panel.series().stream())
                .flatMap(series -> series.x().stream())
                .mapToDouble(value -> value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    static PlotAxis vertical(Figure figure) {
        var axis = figure.y();
        if (figure.kind() == Kind.AGREEMENT
                || (figure.kind() == Kind.HEATMAP
                        && figure.series().get(0).top().isEmpty())) {
            return horizontal(figure).of(axis);
        }
        if (figure.kind() == Kind.HEATMAP || figure.kind() == Kind.TREE) {
            return spread(
                    axis, least(figure, series -> series.y().stream()), most(figure, series -> series.top().stream()));
        }
        if (figure.kind() == Kind.LANES) {
            return new PlotAxis(axis, most(figure, series -> series.y().stream()) + 0.5, -0.5); // the first one on top
        }
        if (figure.kind() == Kind.SCATTER || (figure.kind() == Kind.BOXES && axis.log())) {
            return points(
                    axis, least(figure, series -> series.y().stream()), most(figure, series -> series.y().stream()));
        }
        var high = most(figure, series -> series.y().stream());
        return switch (axis.unit()) {
            case SHARE -> new PlotAxis(axis, 0, 1);
            case COUNT, TOKENS, SECONDS, PER_SECOND, TOKENS_PER_SECOND, PLAIN ->
                axis.log()
                        ? spread(axis, least(figure, series -> series.y().stream()), high)
                        : new PlotAxis(axis, 0, Ticks.roundUp(high > 0 ? high : 1, Y_TICKS, isWhole(axis)));
        };
    }

    /** The vertical axis of a plot beneath another one. */
    static PlotAxis vertical(Figure.Panel panel) {
        var high = panel.series().stream()
                .flatMap(series -> series.y().stream())
                .mapToDouble(value -> value)
                .max()
                .orElse(1);
        return panel.y().unit() == Unit.SHARE
                ? new PlotAxis(panel.y(), 0, 1)
                : new PlotAxis(panel.y(), 0, Ticks.roundUp(high > 0 ? high : 1, PANEL_TICKS, isWhole(panel.y())));
    }

    /** From the least to the greatest value of both axes. */
    private static PlotAxis agreement(Figure figure) {
        var low = least(figure, series -> Stream.concat(series.x().stream(), series.y().stream()));
        var high = most(figure, series -> Stream.concat(series.x().stream(), series.y().stream()));
        return points(figure.x(), low, high);
    }

    /** The same stretch of another axis. */
    private PlotAxis of(Axis other) {
        return new PlotAxis(other, min, max);
    }

    /** 0 at the beginning of the axis, 1 at its end. */
    double place(double value) {
        return axis.log()
                ? (StrictMath.log10(value) - StrictMath.log10(min)) / (StrictMath.log10(max) - StrictMath.log10(min))
                : (value - min) / (max - min);
    }

    /** Few ticks, for a low plot. */
    List<Double> fewTicks() {
        return Ticks.even(min, max, PANEL_TICKS, isWhole(axis));
    }

    List<Double> ticks(boolean isVertical) {
        var most = isVertical ? Y_TICKS : X_TICKS;
        if (axis.log() && Ticks.decades(min, max, most).size() > 1) {
            return Ticks.decades(min, max, most);
        }
        return Ticks.even(min, max, most, isWhole(axis));
    }

    private static boolean isWhole(Axis axis) {
        return switch (axis.unit()) {
            case COUNT, TOKENS -> true;
            case SECONDS, PER_SECOND, TOKENS_PER_SECOND, SHARE, PLAIN -> false;
        };
    }

    /** Room to both sides where there is but one value. */
    private static PlotAxis spread(Axis axis, double low, double high) {
        if (low < high) {
            return new PlotAxis(axis, low, high);
        }
        if (axis.log()) {
            return new PlotAxis(axis, low / 2, low * 2);
        }
        return low > 0 ? new PlotAxis(axis, 0, low * 2) : new PlotAxis(axis, low - 1, low + 1);
    }

    /** A bin on its own would fill the plot and be taken for a frame. */
    private static PlotAxis bins(Figure figure, double low, double high) {
        var isLonely = figure.series().get(0).x().size() == 1 && !figure.x().log();
        return isLonely && figure.kind() == Kind.HISTOGRAM
                ? new PlotAxis(figure.x(), low - 2 * (high - low), high + 2 * (high - low))
                : spread(figure.x(), low, high);
    }

    /** Points keep a distance to the edges, of which the lower one is 0 where steps are even. */
    private static PlotAxis points(Axis axis, double low, double high) {
        return axis.log()
                ? new PlotAxis(axis, low / 1.5, high * 1.5)
                : new PlotAxis(axis, Math.min(0, low), high > 0 ? high * 1.08 : 1);
    }

    private static double least(Figure figure, Function<Figure.Series, Stream<Double>> values) {
        return figure.series().stream()
                .flatMap(values)
                .mapToDouble(value -> value)
                .min()
                .orElse(0);
    }

    private static double most(Figure figure, Function<Figure.Series, Stream<Double>> values) {
        return figure.series().stream()
                .flatMap(values)
                .mapToDouble(value -> value)
                .max()
                .orElse(1);
    }
}
