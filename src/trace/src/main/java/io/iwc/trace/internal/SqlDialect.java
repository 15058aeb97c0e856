package io.iwc.trace.internal;

/**
 * What the two engines spell differently, and what would otherwise stand in the studies a dozen times: the SQL of a
 * study says {@code @name(argument)}.
 */
enum SqlDialect {
    DUCKDB {
        @Override
        String wide(String number) {
            return "CAST(" + number + " AS HUGEINT)";
        }

        @Override
        String total(String number) {
            return "sum(" + number + ")"; // of 128 bits by itself
        }

        @Override
        String rank(String number) {
            return number; // products overflow, and say so, from a thousand million rows on
        }

        @Override
        String quantiles(String value, String shares) {
            return "quantile_cont(" + value + ", [" + shares + "])";
        }
    },
    SPARK {
        @Override
        String wide(String number) {
            return "CAST(" + number + " AS DECIMAL(38,0))";
        }

        @Override
        String total(String number) {
            return "sum(" + wide(number) + ")";
        }

        @Override
        String rank(String number) {
            return wide(number);
        }

        @Override
        String quantiles(String value, String shares) {
            return "percentile(" + value + ", array(" + shares + "))";
        }
    };

    private static final String PERCENTILES = "0.25, 0.5, 0.75, 0.9, 0.95, 0.99";
    private static final String BOX = "0.1, 0.25, 0.5, 0.75, 0.9";
    /** The first and the last value, and each with which the share of values up to it reaches another 200th. */
    private static final String HAS_POINT =
            "(floor(CAST(upto AS DOUBLE) * 200 / total) > floor(CAST(upto - n AS DOUBLE) * 200 / total)"
                    + " OR upto = n OR upto = total)";
    /** 2⁴² + 1: what is left of the 53 digits of a double are 11. */
    private static final String DRAWERS = "CAST(4398046511105 AS DOUBLE)";

    private static final String MIDDLE = "0.5, 0.9";

    /** A whole number with room for sums of squares. */
    abstract String wide(String number);

    /** An exact sum of whole numbers. */
    abstract String total(String number);

    /** A rank, to be multiplied by another. */
    abstract String rank(String number);

    /** A list of percentiles, linear (type 7). */
    abstract String quantiles(String value, String shares);

    /** The SQL as the engine understands it. */
    String spelled(String sql) {
        var out = new StringBuilder();
        var from = 0;
        for (var at = sql.indexOf('@'); at >= 0; at = sql.indexOf('@', from)) {
            var open = sql.indexOf('(', at);
            var close = closing(sql, open);
            out.append(sql, from, at);
            out.append(expanded(sql.substring(at + 1, open), spelled(sql.substring(open + 1, close))));
            from = close + 1;
        }
        return out.append(sql.substring(from)).toString();
    }

    private String expanded(String name, String argument) {
        return switch (name) {
            case "wide" -> wide(argument);
            case "total" -> total(argument);
            case "rank" -> rank(argument);
            case "summary" ->
                "count(" + argument + ") AS n, " + total(argument) + " AS total, sum("
                        + wide(argument) + " * " + argument + ") AS squares, min(" + argument + ") AS least, max("
                        + argument + ") AS most, " + quantiles(argument, PERCENTILES) + " AS quantiles";
            // a sum of doubles would depend on the order in which threads add
            case "ratios" ->
                "count(" + argument + ") AS n, sum(CAST(" + argument
                        + " AS DECIMAL(38,15))) AS total, sum(CAST(" + argument + " * " + argument
                        + " AS DECIMAL(38,15))) AS squares, min(" + argument + ") AS least, max(" + argument
                        + ") AS most, " + quantiles(argument, PERCENTILES) + " AS quantiles";
            case "box" ->
                "count(" + argument + ") AS n, " + total(argument) + " AS total, " + quantiles(argument, BOX)
                        + " AS quantiles";
            case "middle" -> quantiles(argument, MIDDLE) + " AS quantiles";
            case "drawn" ->
                "(" + argument + " <= 50 OR floor(log10(" + argument + ") * 40) > floor(log10(" + argument
                        + " - 1) * 40))";
            case "curve" -> curve(argument);
            case "sifted" -> sifted(argument);
            default -> throw new IllegalArgumentException("@" + name);
        };
    }

    /** At most some 200 points of each curve, each of them exact, from how many there are of each value. */
    private static String curve(String counts) {
        return "SELECT g, value, upto, total FROM (SELECT g, value, n, sum(n) OVER (PARTITION BY g ORDER BY value) AS"
                + " upto, sum(n) OVER (PARTITION BY g) AS total FROM (" + counts + ") counts) summed WHERE "
                + HAS_POINT + " ORDER BY g, value";
    }

    /**
     * The same from single values, none below zero, most of which differ: they are counted by drawers, and only the
     * drawers in which a point lies are sorted. The drawer of a value is the value rounded to 11 binary digits, by
     * adding and taking away as IEEE 754 does: no larger value lies in a lower drawer.
     */
    private static String sifted(String values) {
        var drawn =
                "SELECT g, value, shifted - (shifted - value) AS drawer FROM (SELECT g, value, CAST(value AS DOUBLE) * "
                        + DRAWERS + " AS shifted FROM (" + values + ") single_values) shifted_values";
        return "SELECT g, value, upto, total FROM (SELECT g, value, n, total, below + sum(n) OVER (PARTITION BY g, drawer"
                + " ORDER BY value) AS upto FROM (SELECT one.g AS g, one.drawer AS drawer, value, below, total,"
                + " count(*) AS n FROM (" + drawn + ") one JOIN (SELECT g, drawer, upto - n AS below, total FROM"
                + " (SELECT g, drawer, n, sum(n) OVER (PARTITION BY g ORDER BY drawer) AS upto, sum(n) OVER (PARTITION"
                + " BY g) AS total FROM (SELECT g, drawer, count(*) AS n FROM (" + drawn
                + ") one GROUP BY g, drawer) drawers) summed WHERE " + HAS_POINT
                + ") chosen_drawers ON one.g = chosen_drawers.g AND one.drawer = chosen_drawers.drawer"
                + " GROUP BY one.g, one.drawer, value, below, total) counts) summed WHERE " + HAS_POINT
                + " ORDER BY g, value";
    }

    private static int closing(String sql, int open) {
        var depth = 0;
        for (var i = open; i < sql.length(); i++) {
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException(sql);
    }
}
