package io.iwc.replay;

import java.util.Locale;

/**
 * The API that a replay speaks.
 *
 * @since 0.1
 */
public enum Wire {
    CHAT,
    COMPLETIONS;

    /** As in options and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
