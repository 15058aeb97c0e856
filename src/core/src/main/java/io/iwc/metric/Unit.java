package io.iwc.metric;

/**
 * What a metric counts in; decides how its numbers are shown.
 *
 * @since 0.1
 */
public enum Unit {
    COUNT("1"),
    TOKENS("tokens"),
    SECONDS("s"),
    /** Requests per second. */
    PER_SECOND("req/s"),
    TOKENS_PER_SECOND("tokens/s"),
    /** A share 0..1. */
    SHARE("share"),
    /** Any other plain number. */
    PLAIN("1");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** As in tables: {@code tokens}, {@code req/s}; {@code 1} for counts and plain numbers. */
    public String symbol() {
        return symbol;
    }
}
