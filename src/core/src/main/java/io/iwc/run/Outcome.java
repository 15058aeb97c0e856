package io.iwc.run;

/**
 * How a request ended.
 *
 * @since 0.1
 */
public enum Outcome {
    OK("ok"),
    FAILED("failed"),
    /** Ended by its own {@code cancel_after_ms}, or by the user stopping the run. */
    CANCELLED("cancelled");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** As in files. */
    public String text() {
        return text;
    }
}
