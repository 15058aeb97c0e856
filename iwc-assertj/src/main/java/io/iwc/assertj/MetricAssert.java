package io.iwc.assertj;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on any metric by its id, for those without a name of their own.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface MetricAssert<SELF extends MetricAssert<SELF>> {
    /**
     * Verifies that the metric can be measured at all.
     *
     * <pre><code class='java'> // passes: the requests belong to sessions
     * assertThat(chat).hasMetric(Metric.SESSION_TURNS_P90);
     *
     * // fails: no request carries a session_id
     * assertThat(questions).hasMetric(Metric.SESSION_TURNS_P90);</code></pre>
     *
     * @throws AssertionError if it is undefined; the message says why
     * @since 0.1
     */
    SELF hasMetric(Metric metric);

    /**
     * Verifies that the metric lies between {@code min} and {@code max}, both included, in the metric's own unit.
     *
     * <pre><code class='java'> // passes: twenty prompts, none of them above 80 tokens
     * assertThat(questions).hasMetricWithin(MetricFamily.PROMPT_TOKENS.max(), 1, 80);
     *
     * // fails: one prompt has 4 000 tokens
     * assertThat(documents).hasMetricWithin(MetricFamily.PROMPT_TOKENS.max(), 1, 80);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max} or one of them is not a number
     * @throws AssertionError if the metric lies outside, or cannot be measured
     * @since 0.1
     */
    SELF hasMetricWithin(Metric metric, double min, double max);

    /**
     * Verifies that the metric differs from {@code other}'s by at most {@code maxAbs}, in the metric's own unit. The
     * rounding of the subtraction is forgiven: 0.8 − 0.6 does not exceed 0.2.
     *
     * <pre><code class='java'> // passes: 0.71 against 0.69
     * assertThat(today).hasMetricDeltaWithin(Metric.SESSION_REUSE_TOTAL, yesterday, 0.05);
     *
     * // fails: 0.71 against 0.31
     * assertThat(today).hasMetricDeltaWithin(Metric.SESSION_REUSE_TOTAL, otherTeam, 0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative or not a number
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    SELF hasMetricDeltaWithin(Metric metric, Measured other, double maxAbs);

    /**
     * Verifies that the metric satisfies what AssertJ can say of a number.
     *
     * <pre><code class='java'> // passes: the largest prompt has 81 tokens
     * assertThat(chat).hasMetricSatisfying(MetricFamily.PROMPT_TOKENS.max(), max -&gt; max.isLessThan(100));
     *
     * // fails: so it is not above 100
     * assertThat(chat).hasMetricSatisfying(MetricFamily.PROMPT_TOKENS.max(), max -&gt; max.isGreaterThan(100));</code></pre>
     *
     * @throws AssertionError if the requirements fail (their message follows ours), or the metric cannot be measured
     * @since 0.1
     */
    SELF hasMetricSatisfying(Metric metric, Consumer<AbstractDoubleAssert<?>> requirements);
}
