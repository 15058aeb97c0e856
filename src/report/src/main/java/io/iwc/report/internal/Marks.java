package io.iwc.report.internal;

import io.iwc.metric.Measured;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.report.internal.Figure.Mark;
import java.util.ArrayList;
import java.util.List;

/** Percentiles as lines of a figure. Those that fall on one value share a line: {@code P50, P90}. */
final class Marks {
    private Marks() {}

    static List<Mark> of(Measured measured, MetricFamily family, Percentile... percentiles) {
        var marks = new ArrayList<Mark>();
        for (var percentile : percentiles) {
            var measurement = measured.measurement(family.at(percentile));
            if (!measurement.isDefined()) {
                continue;
            }
            var label = percentile.name() + MetricCells.thinness(measured.measurement(family.n()), percentile);
            var last = marks.size() - 1;
            if (last >= 0 && marks.get(last).x() == measurement.value()) {
                marks.set(last, new Mark(marks.get(last).label() + ", " + label, measurement.value()));
            } else {
                marks.add(new Mark(label, measurement.value()));
            }
        }
        return marks;
    }
}
