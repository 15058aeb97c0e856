package io.iwc.run;

/**
 * Where a run comes from.
 *
 * @since 0.1
 */
public enum Origin {
    /** Sent over HTTP and timed. */
    MEASURED("measured"),
    /** Computed by the engine on its virtual clock; nothing was sent. */
    PREDICTED("predicted"),
    /** Taken from the log of a service: what production did, timed by itself. */
    RECORDED("recorded");

    private final String text;

    Origin(String text) {
        this.text = text;
    }

    /** As in files and reports. */
    public String text() {
        return text;
    }
}
