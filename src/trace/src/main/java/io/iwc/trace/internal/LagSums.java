package io.iwc.trace.internal;

import io.iwc.trace.internal.Table.Row;
import java.math.BigDecimal;

/** Correlation from exact sums over pairs (x, y), and over twice their average ranks. */
final class LagSums {
    /** Three pairs are four gaps. */
    static final long LEAST_PAIRS = 3;

    private LagSums() {}

    /** Pearson's r; NaN where a side has no variance. */
    static double pearson(Row row) {
        return correlation(row, "x", "y", "xx", "yy", "xy");
    }

    /** Spearman's ρ: the same of ranks. */
    static double spearman(Row row) {
        return correlation(row, "rx", "ry", "rxx", "ryy", "rxy");
    }

    private static double correlation(Row row, String x, String y, String xx, String yy, String xy) {
        var left = scaled(row, xx, x, x);
        var right = scaled(row, yy, y, y);
        if (left.signum() == 0 || right.signum() == 0) {
            return Double.NaN;
        }
        var scale = Math.sqrt(left.doubleValue()) * Math.sqrt(right.doubleValue());
        return Math.max(-1, Math.min(1, scaled(row, xy, x, y).doubleValue() / scale));
    }

    private static BigDecimal scaled(Row row, String products, String x, String y) {
        return row.exact("n")
                .multiply(row.exact(products))
                .subtract(row.exact(x).multiply(row.exact(y)));
    }
}
