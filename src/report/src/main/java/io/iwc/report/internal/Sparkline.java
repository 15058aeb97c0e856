package io.iwc.report.internal;

import io.iwc.metric.Unit;
import java.util.ArrayList;
import java.util.List;

/** A figure as a line of text: bars of eight heights between its least and its largest x. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDTH = 40;

    private Sparkline() {}

    /** Bars of a figure with bins, and its range; neighbouring bins are joined where there are many. */
    static String of(Figure figure) {
        var series = figure.series().get(0);
        var bars = joined(series.y());
        var most = bars.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var text = new StringBuilder();
        for (var bar : bars) {
            // an empty bin is a gap: the lowest bar has a value
            var height = (int) Math.ceil(bar / most * BARS.length());
            text.append(bar == 0 ? ' ' : BARS.charAt(Math.max(0, height - 1)));
        }
        var unit = figure.x().unit();
        var last = series.end().get(series.end().size() - 1);
        return FigureTable.shown(unit, series.x().get(0)) + " ▕" + text + "▏ " + FigureTable.shown(unit, last)
                + (unit == Unit.TOKENS ? " tokens" : "") + (figure.x().log() ? ", log scale" : "");
    }

    private static List<Double> joined(List<Double> counts) {
        var each = (counts.size() + WIDTH - 1) / WIDTH;
        var joined = new ArrayList<Double>();
        for (var i = 0; i < counts.size(); i += each) {
            joined.add(counts.subList(i, Math.min(counts.size(), i + each)).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum());
        }
        return joined;
    }
}
