package io.iwc.report.internal;

import io.iwc.metric.Unit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A plot as data: what renderers turn into an interactive chart, a picture or a table. Holds numbers, units and scales,
 * never colours or pixels, and never more than a few thousand points. Immutable.
 *
 * @param id what it shows, unique among the figures of one workload or run: {@code tokens.prompt.histogram}
 * @param title a headline for people
 * @param kind how it is drawn
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is plotted, at least one
 * @param marks vertical lines at values worth naming, such as a median
 * @param note what a reader has to know to read it right; may be empty
 * @param beneath smaller plots below it that share its horizontal axis, in order
 * @since 0.1
 */
public record Figure(
        String id,
        String title,
        Kind kind,
        Axis x,
        Axis y,
        List<Series> series,
        List<Mark> marks,
        String note,
        List<Panel> beneath) {
    /** So many whole numbers are told apart; more are drawn as ranges. */
    static final int MOST_DISCRETE = 30;

    public Figure {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        beneath = List.copyOf(beneath);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("figure " + id + ": found no series, expected at least one");
        }
    }

    /** A figure with nothing beneath it. */
    public Figure(
            String id, String title, Kind kind, Axis x, Axis y, List<Series> series, List<Mark> marks, String note) {
        this(id, title, kind, x, y, series, marks, note, List.of());
    }

    /** The same with plots beneath it. */
    Figure above(List<Panel> panels) {
        return new Figure(id, title, kind, x, y, series, marks, note, panels);
    }

    /** Whether a series has any point. */
    public boolean isEmpty() {
        return series.stream().allMatch(one -> one.x().isEmpty());
    }

    /** Whether each bar is of one whole number, so that nothing lies between two bars. */
    public boolean isDiscrete() {
        var isWhole = x.unit() == Unit.COUNT || x.unit() == Unit.TOKENS;
        return kind == Kind.HISTOGRAM
                && isWhole
                && series.stream().allMatch(one -> one.x().size() <= MOST_DISCRETE && areUnitsWide(one));
    }

    private static boolean areUnitsWide(Series series) {
        return IntStream.range(0, series.x().size())
                .allMatch(i -> series.end().get(i) - series.x().get(i) == 1);
    }

    /** Of what tells two apart nearly always: not of all points of all series. */
    @Override
    public int hashCode() {
        return 31 * id.hashCode() + series.get(0).y().hashCode();
    }

    /** How a figure is drawn. */
    public enum Kind {
        /** Bars over bins of {@code x}; {@code y} is what falls into a bin. */
        HISTOGRAM,
        /** A staircase: the share of values at or below {@code x}. */
        CDF,
        /** Bars over bins of time, side by side without gaps. */
        TIMELINE,
        /** Points in order, joined. */
        LINE,
        /** Points on their own. */
        SCATTER,
        /** A bar a name: {@code labels} of the one series, at 0, 1, 2 … */
        BARS,
        /**
         * Boxes at places along {@code x}, from six series of the same places: 10th, 25th, 50th, 75th and 90th
         * percentile and mean.
         */
        BOXES,
        /**
         * Cells: {@code x} to {@code end} wide, {@code weight} strong; {@code y} to {@code top} high, or, without a top,
         * as high as they are wide on the same scale.
         */
        HEATMAP,
        /** Bars from {@code x} to {@code end} in named rows: {@code y} is the row, 0 the uppermost, the label its name. */
        LANES,
        /** Blocks beside what they continue: {@code x} to {@code end} wide, {@code y} to {@code top} high. */
        TREE,
        /** Points on axes of one scale, and the line on which both are equal. */
        AGREEMENT
    }

    /**
     * One axis.
     *
     * @param label what is measured, without the unit
     * @param unit in which its numbers are; a renderer may scale seconds to milliseconds
     * @param log whether steps are decades
     */
    public record Axis(String label, Unit unit, boolean log) {
        /** An axis in even steps. */
        public static Axis linear(String label, Unit unit) {
            return new Axis(label, unit, false);
        }

        /** The vertical axis of a distribution function. */
        public static Axis share() {
            return linear("Share at or below", Unit.SHARE);
        }
    }

    /**
     * What is plotted together under one name.
     *
     * @param name for the legend
     * @param x where a point or the left edge of a bin is
     * @param end the right edge of each bin (only the last bin holds its own edge); empty for points
     * @param y the value of each point or bin
     * @param labels a name of each point; empty if they have none
     * @param weight how much each cell holds; empty for all but heat maps
     * @param top the upper edge of each cell or block; empty for all that has none of its own
     */
    public record Series(
            String name,
            List<Double> x,
            List<Double> end,
            List<Double> y,
            List<String> labels,
            List<Double> weight,
            List<Double> top) {
        /** A series of cells that are as high as they are wide. */
        public Series(
                String name,
                List<Double> x,
                List<Double> end,
                List<Double> y,
                List<String> labels,
                List<Double> weight) {
            this(name, x, end, y, labels, weight, List.of());
        }

        /** A series that is not weighted. */
        public Series(String name, List<Double> x, List<Double> end, List<Double> y, List<String> labels) {
            this(name, x, end, y, labels, List.of());
        }

        public Series {
            weight = List.copyOf(weight);
            top = List.copyOf(top);
            x = List.copyOf(x);
            end = List.copyOf(end);
            y = List.copyOf(y);
            labels = List.copyOf(labels);
            if (y.size() != x.size()
                    || wrongSize(end, x)
                    || wrongSize(labels, x)
                    || wrongSize(weight, x)
                    || wrongSize(top, x)) {
                throw new IllegalArgumentException("series " + name + ": found " + x.size() + " x, " + end.size()
                        + " end, " + y.size() + " y and " + labels.size() + " labels, expected one each");
            }
        }

        /** A series of unnamed points. */
        public static Series points(String name, List<Double> x, List<Double> y) {
            return new Series(name, x, List.of(), y, List.of());
        }

        private static boolean wrongSize(List<?> optional, List<?> x) {
            return !optional.isEmpty() && optional.size() != x.size();
        }
    }

    /**
     * A plot beneath a figure, of lines over the same horizontal axis.
     *
     * @param y its own vertical axis
     * @param series what is plotted, at least one
     */
    public record Panel(Axis y, List<Series> series) {
        public Panel {
            series = List.copyOf(series);
            if (series.isEmpty()) {
                throw new IllegalArgumentException("panel " + y.label() + ": found no series, expected at least one");
            }
        }
    }

    /**
     * A value on the horizontal axis that is worth a line.
     *
     * @param label {@code P50}
     * @param x where it is
     */
    public record Mark(String label, double x) {}
}
