package io.iwc.baseline.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/**
 * One assertion of a test on a metric, and how it came out; for the report, which lists what held as well.
 *
 * @param subject what was looked at: {@code workload "support"}
 * @param metric what was asserted on
 * @param baseline the number it was held against; undefined where there is none
 * @param actual what was found
 * @param actualName what was found where that is no number, a class for instance; else empty
 * @param allowed the bound in words: {@code ≤ 500 ms}
 * @param used the share of the allowance that was taken up: 1 is at the limit
 * @param slack how far the limit was away, in the unit of the metric; below 0 beyond it
 * @param met whether it held
 * @since 0.1
 */
public record Expectation(
        String subject,
        Metric metric,
        Measurement baseline,
        Measurement actual,
        String actualName,
        String allowed,
        Measurement used,
        Measurement slack,
        boolean met) {}
