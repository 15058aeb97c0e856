package io.iwc.report.internal;

import io.iwc.report.internal.GateReport.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small drawings in the rows of a table: how much of a bound is used, and how a number moved over past reports. */
final class BoundBar {
    private static final int WIDTH = 132;
    private static final int LIMIT = 88;
    private static final double MOST = 1.5;

    private BoundBar() {}

    /** A bar up to what is used; the line is the limit. Empty where nothing is known. */
    static String of(GateReport gate) {
        if (!gate.used().isDefined()) {
            return "";
        }
        var width = Math.max(2, LIMIT * Math.min(MOST, gate.used().value()));
        var style = gate.verdict() == Verdict.FAIL ? "use-fail" : "use-pass";
        return SvgStyle.inlined("<svg class=\"meter\" role=\"img\" width=\"" + WIDTH + "\" height=\"14\" viewBox=\"0 0 "
                + WIDTH + " 14\" aria-label=\"" + BoundWords.used(gate) + " of the allowance used\">"
                + "<rect class=\"track\" x=\"0\" y=\"5\" width=\"" + LIMIT + "\" height=\"4\"/>"
                + "<rect class=\"" + style + "\" x=\"0\" y=\"3\" width=\"" + SvgPlot.round(width) + "\" height=\"8\"/>"
                + "<line class=\"limit\" x1=\"" + LIMIT + "\" y1=\"0\" x2=\"" + LIMIT + "\" y2=\"14\"/></svg>");
    }

    /** A line through the numbers, oldest first, the last one now; empty of fewer than two. */
    static String trend(List<Double> values) {
        if (values.size() < 2) {
            return "";
        }
        var range = values.stream().mapToDouble(value -> value).summaryStatistics();
        var height = range.getMax() - range.getMin();
        var points = IntStream.range(0, values.size())
                .mapToObj(i -> SvgPlot.round(2 + 76.0 * i / (values.size() - 1)) + ","
                        + SvgPlot.round(height == 0 ? 9 : 16 - 14 * (values.get(i) - range.getMin()) / height))
                .collect(Collectors.joining(" "));
        return SvgStyle.inlined("<svg class=\"spark\" role=\"img\" width=\"80\" height=\"18\" viewBox=\"0 0 80 18\""
                + " aria-label=\"trend over " + values.size() + " reports\"><polyline class=\"trend\" points=\""
                + points
                + "\"/></svg>");
    }
}
