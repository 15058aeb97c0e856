package io.iwc.assertj;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDurationAssert;

/**
 * Assertions on how long a run's requests took. TTFT and latency count from the <em>scheduled</em> arrival, queueing
 * included; what other tools call TTFT and E2E counts from the send and is {@code run.ttft.*} and {@code run.e2e.*}.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface LatencyAssert<SELF extends LatencyAssert<SELF>> extends MetricAssert<SELF> {
    /**
     * Verifies that a duration by its metric id lies between {@code min} and {@code max}, both included.
     *
     * <pre><code class='java'> // passes: the whole run took 9 s
     * assertThat(run).hasDurationWithin(Metric.RUN_DURATION, Duration.ZERO, Duration.ofSeconds(10));
     *
     * // fails: it took 12 s
     * assertThat(run).hasDurationWithin(Metric.RUN_DURATION, Duration.ZERO, Duration.ofSeconds(10));</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured
     * @since 0.1
     */
    SELF hasDurationWithin(Metric metric, Duration min, Duration max);

    /**
     * Verifies that a duration by its metric id satisfies what AssertJ can say of a duration.
     *
     * <pre><code class='java'> // passes: the whole run took 9 s
     * assertThat(run).hasDurationSatisfying(Metric.RUN_DURATION, d -&gt; d.isPositive());
     *
     * // fails: nothing was sent
     * assertThat(empty).hasDurationSatisfying(Metric.RUN_DURATION, d -&gt; d.isPositive());</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    SELF hasDurationSatisfying(Metric metric, Consumer<AbstractDurationAssert<?>> requirements);

    /**
     * Verifies that a percentile of the time to the first token is at most {@code atMost}, included. Counts from the
     * scheduled arrival ({@code run.responseTtft.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasTtftAtMost(P90, Duration.ofMillis(50));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasTtftAtMost(P90, Duration.ofMillis(50));</code></pre>
     *
     * @throws AssertionError if it is longer, cannot be measured, or the client was too late for the number to be the
     *     server's
     * @since 0.1
     */
    default SELF hasTtftAtMost(Percentile percentile, Duration atMost) {
        return hasDurationWithin(MetricFamily.RUN_RESPONSE_TTFT.at(percentile), Duration.ZERO, atMost);
    }

    /**
     * Verifies that a percentile of the time to the first token lies between {@code min} and {@code max}, both
     * included: too fast is suspicious, too. Counts from the scheduled arrival ({@code run.responseTtft.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasTtftWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));
     *
     * // fails: P90 is 2 ms: a cache answers
     * assertThat(run).hasTtftWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, cannot be measured, or the client was too late for the number to be
     *     the server's
     * @since 0.1
     */
    default SELF hasTtftWithin(Percentile percentile, Duration min, Duration max) {
        return hasDurationWithin(MetricFamily.RUN_RESPONSE_TTFT.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the time to the first token differs from that of {@code other} by at most {@code
     * maxAbs}. Counts from the scheduled arrival ({@code run.responseTtft.*}).
     *
     * <pre><code class='java'> // passes: 40 ms against 38 ms
     * assertThat(run).hasTtftDeltaWithin(P90, lastWeek, Duration.ofMillis(5));
     *
     * // fails: 70 ms against 38 ms
     * assertThat(run).hasTtftDeltaWithin(P90, lastWeek, Duration.ofMillis(5));</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, cannot be measured, or the client was too late for the number
     *     to be the server's
     * @since 0.1
     */
    default SELF hasTtftDeltaWithin(Percentile percentile, Measured other, Duration maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.RUN_RESPONSE_TTFT.at(percentile), other, Seconds.of(maxAbs));
    }

    /**
     * Verifies that a percentile of the time to the first token satisfies what AssertJ can say of a duration. Counts
     * from the scheduled arrival ({@code run.responseTtft.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasTtftSatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasTtftSatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));</code></pre>
     *
     * @throws AssertionError if the requirements fail, cannot be measured, or the client was too late for the number to
     *     be the server's
     * @since 0.1
     */
    default SELF hasTtftSatisfying(Percentile percentile, Consumer<AbstractDurationAssert<?>> requirements) {
        return hasDurationSatisfying(MetricFamily.RUN_RESPONSE_TTFT.at(percentile), requirements);
    }

    /**
     * Verifies that a percentile of the time per output token after the first is at most {@code atMost}, included. One
     * value a request ({@code run.tpot.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasTpotAtMost(P90, Duration.ofMillis(50));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasTpotAtMost(P90, Duration.ofMillis(50));</code></pre>
     *
     * @throws AssertionError if it is longer, cannot be measured, or the client was too late for the number to be the
     *     server's
     * @since 0.1
     */
    default SELF hasTpotAtMost(Percentile percentile, Duration atMost) {
        return hasDurationWithin(MetricFamily.RUN_TPOT.at(percentile), Duration.ZERO, atMost);
    }

    /**
     * Verifies that a percentile of the time per output token after the first lies between {@code min} and {@code max},
     * both included: too fast is suspicious, too. One value a request ({@code run.tpot.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasTpotWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));
     *
     * // fails: P90 is 2 ms: a cache answers
     * assertThat(run).hasTpotWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, cannot be measured, or the client was too late for the number to be
     *     the server's
     * @since 0.1
     */
    default SELF hasTpotWithin(Percentile percentile, Duration min, Duration max) {
        return hasDurationWithin(MetricFamily.RUN_TPOT.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the time per output token after the first differs from that of {@code other} by at
     * most {@code maxAbs}. One value a request ({@code run.tpot.*}).
     *
     * <pre><code class='java'> // passes: 40 ms against 38 ms
     * assertThat(run).hasTpotDeltaWithin(P90, lastWeek, Duration.ofMillis(5));
     *
     * // fails: 70 ms against 38 ms
     * assertThat(run).hasTpotDeltaWithin(P90, lastWeek, Duration.ofMillis(5));</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, cannot be measured, or the client was too late for the number
     *     to be the server's
     * @since 0.1
     */
    default SELF hasTpotDeltaWithin(Percentile percentile, Measured other, Duration maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.RUN_TPOT.at(percentile), other, Seconds.of(maxAbs));
    }

    /**
     * Verifies that a percentile of the time per output token after the first satisfies what AssertJ can say of a
     * duration. One value a request ({@code run.tpot.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasTpotSatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasTpotSatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));</code></pre>
     *
     * @throws AssertionError if the requirements fail, cannot be measured, or the client was too late for the number to
     *     be the server's
     * @since 0.1
     */
    default SELF hasTpotSatisfying(Percentile percentile, Consumer<AbstractDurationAssert<?>> requirements) {
        return hasDurationSatisfying(MetricFamily.RUN_TPOT.at(percentile), requirements);
    }

    /**
     * Verifies that a percentile of the gaps between consecutive chunks of an answer is at most {@code atMost},
     * included. Pooled over all requests ({@code run.itl.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasItlAtMost(P90, Duration.ofMillis(50));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasItlAtMost(P90, Duration.ofMillis(50));</code></pre>
     *
     * @throws AssertionError if it is longer, cannot be measured, or the client was too late for the number to be the
     *     server's
     * @since 0.1
     */
    default SELF hasItlAtMost(Percentile percentile, Duration atMost) {
        return hasDurationWithin(MetricFamily.RUN_ITL.at(percentile), Duration.ZERO, atMost);
    }

    /**
     * Verifies that a percentile of the gaps between consecutive chunks of an answer lies between {@code min} and
     * {@code max}, both included: too fast is suspicious, too. Pooled over all requests ({@code run.itl.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasItlWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));
     *
     * // fails: P90 is 2 ms: a cache answers
     * assertThat(run).hasItlWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, cannot be measured, or the client was too late for the number to be
     *     the server's
     * @since 0.1
     */
    default SELF hasItlWithin(Percentile percentile, Duration min, Duration max) {
        return hasDurationWithin(MetricFamily.RUN_ITL.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the gaps between consecutive chunks of an answer differs from that of {@code other}
     * by at most {@code maxAbs}. Pooled over all requests ({@code run.itl.*}).
     *
     * <pre><code class='java'> // passes: 40 ms against 38 ms
     * assertThat(run).hasItlDeltaWithin(P90, lastWeek, Duration.ofMillis(5));
     *
     * // fails: 70 ms against 38 ms
     * assertThat(run).hasItlDeltaWithin(P90, lastWeek, Duration.ofMillis(5));</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, cannot be measured, or the client was too late for the number
     *     to be the server's
     * @since 0.1
     */
    default SELF hasItlDeltaWithin(Percentile percentile, Measured other, Duration maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.RUN_ITL.at(percentile), other, Seconds.of(maxAbs));
    }

    /**
     * Verifies that a percentile of the gaps between consecutive chunks of an answer satisfies what AssertJ can say of
     * a duration. Pooled over all requests ({@code run.itl.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasItlSatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasItlSatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));</code></pre>
     *
     * @throws AssertionError if the requirements fail, cannot be measured, or the client was too late for the number to
     *     be the server's
     * @since 0.1
     */
    default SELF hasItlSatisfying(Percentile percentile, Consumer<AbstractDurationAssert<?>> requirements) {
        return hasDurationSatisfying(MetricFamily.RUN_ITL.at(percentile), requirements);
    }

    /**
     * Verifies that a percentile of the time to the last token is at most {@code atMost}, included. Counts from the
     * scheduled arrival ({@code run.response.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasLatencyAtMost(P90, Duration.ofMillis(50));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasLatencyAtMost(P90, Duration.ofMillis(50));</code></pre>
     *
     * @throws AssertionError if it is longer, cannot be measured, or the client was too late for the number to be the
     *     server's
     * @since 0.1
     */
    default SELF hasLatencyAtMost(Percentile percentile, Duration atMost) {
        return hasDurationWithin(MetricFamily.RUN_RESPONSE.at(percentile), Duration.ZERO, atMost);
    }

    /**
     * Verifies that a percentile of the time to the last token lies between {@code min} and {@code max}, both included:
     * too fast is suspicious, too. Counts from the scheduled arrival ({@code run.response.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasLatencyWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));
     *
     * // fails: P90 is 2 ms: a cache answers
     * assertThat(run).hasLatencyWithin(P90, Duration.ofMillis(10), Duration.ofMillis(50));</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, cannot be measured, or the client was too late for the number to be
     *     the server's
     * @since 0.1
     */
    default SELF hasLatencyWithin(Percentile percentile, Duration min, Duration max) {
        return hasDurationWithin(MetricFamily.RUN_RESPONSE.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the time to the last token differs from that of {@code other} by at most {@code
     * maxAbs}. Counts from the scheduled arrival ({@code run.response.*}).
     *
     * <pre><code class='java'> // passes: 40 ms against 38 ms
     * assertThat(run).hasLatencyDeltaWithin(P90, lastWeek, Duration.ofMillis(5));
     *
     * // fails: 70 ms against 38 ms
     * assertThat(run).hasLatencyDeltaWithin(P90, lastWeek, Duration.ofMillis(5));</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, cannot be measured, or the client was too late for the number
     *     to be the server's
     * @since 0.1
     */
    default SELF hasLatencyDeltaWithin(Percentile percentile, Measured other, Duration maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.RUN_RESPONSE.at(percentile), other, Seconds.of(maxAbs));
    }

    /**
     * Verifies that a percentile of the time to the last token satisfies what AssertJ can say of a duration. Counts
     * from the scheduled arrival ({@code run.response.*}).
     *
     * <pre><code class='java'> // passes: P90 is 40 ms
     * assertThat(run).hasLatencySatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));
     *
     * // fails: P90 is 70 ms
     * assertThat(run).hasLatencySatisfying(P90, t -&gt; t.isLessThan(Duration.ofMillis(50)));</code></pre>
     *
     * @throws AssertionError if the requirements fail, cannot be measured, or the client was too late for the number to
     *     be the server's
     * @since 0.1
     */
    default SELF hasLatencySatisfying(Percentile percentile, Consumer<AbstractDurationAssert<?>> requirements) {
        return hasDurationSatisfying(MetricFamily.RUN_RESPONSE.at(percentile), requirements);
    }
}
