package io.iwc.trace.internal;

import io.iwc.metric.Unit;

/** What the numbers of a statement are in the tables of the engine, and what they are shown as. */
enum ValueUnit {
    TOKENS(Unit.TOKENS, 1),
    COUNT(Unit.COUNT, 1),
    /** Nanoseconds there, seconds for people. */
    SECONDS(Unit.SECONDS, 1e9),
    /** Seconds in both. */
    SECONDS_REAL(Unit.SECONDS, 1),
    RATIO(Unit.PLAIN, 1);

    private final Unit unit;
    private final double scale;

    ValueUnit(Unit unit, double scale) {
        this.unit = unit;
        this.scale = scale;
    }

    Unit unit() {
        return unit;
    }

    double shown(double stored) {
        return scale == 1 ? stored : stored / scale;
    }

    static ValueUnit of(String note) {
        return switch (note) {
            case "tokens" -> TOKENS;
            case "count" -> COUNT;
            case "seconds" -> SECONDS;
            case "seconds_real" -> SECONDS_REAL;
            case "ratio" -> RATIO;
            default -> throw new IllegalArgumentException("unit=" + note);
        };
    }
}
