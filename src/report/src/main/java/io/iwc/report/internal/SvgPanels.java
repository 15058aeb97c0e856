package io.iwc.report.internal;

import io.iwc.report.internal.Figure.Panel;
import java.util.List;

/** Low plots of lines beneath a plot, over the same horizontal axis. */
final class SvgPanels {
    private static final int HEIGHT = 78;
    private static final int HEAD = 26;

    private final SvgPlot plot;

    SvgPanels(SvgPlot plot) {
        this.plot = plot;
    }

    /** How much higher they make a picture. */
    static int height(Figure figure) {
        return HEIGHT * figure.beneath().size();
    }

    void draw(List<Panel> panels) {
        for (var i = 0; i < panels.size(); i++) {
            draw(panels.get(i), plot.bottom() + HEIGHT * i + HEAD, plot.bottom() + HEIGHT * (i + 1));
        }
    }

    private void draw(Panel panel, double top, double bottom) {
        var y = PlotAxis.vertical(panel);
        plot.label("axis", plot.left(), top - 6, "start", panel.y().label());
        for (var tick : y.fewTicks()) {
            var place = bottom - y.place(tick) * (bottom - top);
            plot.line("grid", plot.left(), place, plot.right(), place);
            plot.label(
                    "tick",
                    plot.left() - 8,
                    place + 4,
                    "end",
                    Ticks.label(panel.y().unit(), tick));
        }
        for (var i = 0; i < panel.series().size(); i++) {
            plot.path(
                    plot.joined(panel.series().get(i), value -> bottom - y.place(value) * (bottom - top)),
                    "curve s" + i % SvgPlot.STYLES);
        }
        legend(panel, top - 6);
    }

    private void legend(Panel panel, double baseline) {
        var end = plot.right();
        for (var i = panel.series().size() - 1; i >= 0 && panel.series().size() > 1; i--) {
            var name = panel.series().get(i).name();
            plot.label("name", end, baseline, "end", name);
            end -= name.length() * SvgPlot.LETTER + 6;
            plot.line("curve s" + i % SvgPlot.STYLES, end - 16, baseline - 4, end, baseline - 4);
            end -= 28;
        }
    }
}
