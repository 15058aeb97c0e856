package io.iwc.dataset;

import java.util.Locale;

/**
 * The formats that can be read, each by one small reader.
 *
 * @since 0.1
 */
public enum DatasetFormat {
    /** Told from the content; the choice is explained. */
    AUTO,
    /** Our own JSON lines. */
    CANONICAL,
    SIMPLE_JSON,
    SHAREGPT,
    AZURE,
    MOONCAKE;

    /** As on the command line: {@code simple-json}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
