package io.iwc.metric;

import java.util.Locale;

/**
 * The gate that a metric has unless asked otherwise.
 *
 * @param metric what is judged
 * @param kind how
 * @param threshold how far it may move, in its unit or as a fraction of the baseline; 0 where nothing is measured
 * @since 0.1
 */
public record DefaultGate(Metric metric, Kind kind, double threshold) {
    /**
     * How a gate judges.
     *
     * @since 0.1
     */
    public enum Kind {
        /** The difference, in the metric's unit. */
        ABSOLUTE,
        /** The difference as a fraction of the baseline. */
        RELATIVE,
        /** Above zero on both sides, or on none. */
        BOTH_OR_NONE,
        /** The same label on both sides. */
        SAME;

        /** As in JSON: {@code both-or-none}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
