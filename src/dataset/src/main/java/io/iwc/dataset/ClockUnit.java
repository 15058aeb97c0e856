package io.iwc.dataset;

/**
 * The unit of numeric times. Never inferred from their magnitude.
 *
 * @since 0.1
 */
public enum ClockUnit {
    SECONDS("s", 9),
    MILLISECONDS("ms", 6),
    MICROSECONDS("us", 3),
    NANOSECONDS("ns", 0);

    private final String id;
    private final int decimals;

    ClockUnit(String id, int decimals) {
        this.id = id;
        this.decimals = decimals;
    }

    /** As on the command line: {@code ms}. */
    public String id() {
        return id;
    }

    /** How many places the decimal point moves on the way to nanoseconds. */
    int decimals() {
        return decimals;
    }
}
