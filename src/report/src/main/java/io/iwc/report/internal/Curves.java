package io.iwc.report.internal;

import io.iwc.metric.Distribution;
import java.util.ArrayList;
import java.util.List;

/** Empirical distribution functions with a bounded number of points. */
final class Curves {
    private static final int MOST = 120;

    private Curves() {}

    /**
     * The share of values at or below x: a point at each distinct value, or, of more than {@value #MOST}, at those
     * where the share passes the next even step, and at the first and the last. Every point that is kept is exact.
     */
    static Figure.Series cumulative(String name, Distribution distribution) {
        var x = new ArrayList<Double>();
        var share = new ArrayList<Double>();
        var total = 0L;
        for (var i = 0; i < distribution.size(); i++) {
            total += distribution.count(i);
        }
        var seen = 0L;
        var step = -1L;
        for (var i = 0; i < distribution.size(); i++) {
            seen += distribution.count(i);
            var reached = distribution.size() <= MOST ? i : seen * MOST / total;
            if (reached > step || i == 0 || i == distribution.size() - 1) {
                x.add(distribution.value(i));
                share.add((double) seen / total);
                step = reached;
            }
        }
        return Figure.Series.points(name, List.copyOf(x), List.copyOf(share));
    }

    /** The points of a series from one of them on. */
    static Figure.Series from(int first, Figure.Series series) {
        var size = series.x().size();
        return Figure.Series.points(
                series.name(), series.x().subList(first, size), series.y().subList(first, size));
    }
}
