package io.iwc.replay;

import java.util.Locale;

/**
 * The API that a replay uses.
 *
 * @since 0.1
 */
public enum Wire {
    /** {@code /chat/completions}. */
    CHAT("/chat/completions"),
    /** {@code /completions}: prompts go as plain text. */
    COMPLETIONS("/completions"),
    /** {@code /responses}, which knows neither stop words nor seeds: a run says that it left them out. */
    RESPONSES("/responses");

    private final String path;

    Wire(String path) {
        this.path = path;
    }

    /** Below the base URL. */
    String path() {
        return path;
    }

    /** As in options and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
