package io.iwc.fingerprint;

/**
 * The one class a workload falls into, by one rule everywhere.
 *
 * @since 0.1
 */
public enum PrimaryClass {
    UNKNOWN("unknown"),
    INTERACTIVE_CHAT("interactive-chat"),
    BURSTY_API("bursty-api"),
    BATCH_OFFLINE("batch/offline");

    private final String text;

    PrimaryClass(String text) {
        this.text = text;
    }

    /** As printed: {@code interactive-chat}. */
    public String text() {
        return text;
    }
}
