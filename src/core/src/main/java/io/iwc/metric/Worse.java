package io.iwc.metric;

import java.util.Locale;

/**
 * Which way a metric gets worse.
 *
 * @since 0.1
 */
public enum Worse {
    /** A larger value is worse, as of a latency. */
    HIGHER,
    /** A smaller value is worse, as of a throughput. */
    LOWER,
    /** Neither: it describes a shape. */
    NEITHER;

    /** As in JSON and tables: {@code higher}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
