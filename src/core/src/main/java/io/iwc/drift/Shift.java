package io.iwc.drift;

/**
 * What changed between two sides by enough to speak of it.
 *
 * @since 0.1
 */
public enum Shift {
    MORE_BURSTY("more bursty"),
    LESS_BURSTY("less bursty"),
    MORE_PREFILL("more prefill-heavy"),
    LESS_PREFILL("less prefill-heavy"),
    HIGHER_REUSE("higher reuse"),
    LOWER_REUSE("lower reuse"),
    SESSIONS_APPEARED("sessions appeared"),
    SESSIONS_DISAPPEARED("sessions disappeared");

    private final String text;

    Shift(String text) {
        this.text = text;
    }

    /** In a few words, as printed. */
    public String text() {
        return text;
    }
}
