package io.iwc.report.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many tests ended how, as one bar. */
final class StatusBar {
    private static final int WIDTH = 200;
    private static final double GAP = 2;

    private StatusBar() {}

    static String of(Content content) {
        var bars = new StringBuilder("<svg class=\"bar\" aria-hidden=\"true\" width=\"" + WIDTH
                + "\" height=\"6\" viewBox=\"0 0 " + WIDTH + " 6\" preserveAspectRatio=\"none\">");
        var left = 0.0;
        for (var status : TestReport.Status.values()) {
            var width = (double) WIDTH * content.count(status) / content.tests().size();
            if (width > 0) {
                bars.append("<rect class=\"count-")
                        .append(status.text())
                        .append("\" x=\"")
                        .append(round(left))
                        .append("\" y=\"0\" height=\"6\" width=\"")
                        .append(round(Math.max(1, width - GAP)))
                        .append("\"/>");
                left += width;
            }
        }
        return SvgStyle.inlined(bars.append("</svg>").toString());
    }

    private static String round(double pixels) {
        return BigDecimal.valueOf(pixels).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
