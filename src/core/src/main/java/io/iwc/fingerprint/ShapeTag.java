package io.iwc.fingerprint;

/**
 * A trait of a workload's shape. Several may hold.
 *
 * @since 0.1
 */
public enum ShapeTag {
    BURSTY("bursty"),
    SMOOTH("smooth"),
    PREFILL_HEAVY("prefill-heavy"),
    HIGH_REUSE("high-reuse"),
    /** No other tag holds. */
    UNKNOWN("unknown");

    private final String text;

    ShapeTag(String text) {
        this.text = text;
    }

    /** As printed: {@code prefill-heavy}. */
    public String text() {
        return text;
    }
}
