package io.iwc.drift;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/**
 * How far two distributions lie apart.
 *
 * @param metric {@code distance.BASE.NAME}
 * @param value ≥ 0, or why there is none
 * @param isExact whether all values of both sides were there; else a side is 1001 quantiles
 * @since 0.1
 */
public record Distance(Metric metric, Measurement value, boolean isExact) {
    /** As in files: {@code exact} or {@code quantiles}. */
    public String source() {
        return isExact ? "exact" : "quantiles";
    }
}
