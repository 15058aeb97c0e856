package io.iwc.assertj;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on sessions and on what prompts repeat: of the turn before, of any earlier prompt.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface ReuseAssert<SELF extends ReuseAssert<SELF>> extends MetricAssert<SELF> {
    /**
     * Verifies that the session reuse (mean share of a prompt that repeats the turn before it, {@code
     * reuse.session.mean}) lies between {@code min} and {@code max}, both included.
     *
     * <pre><code class='java'> // passes: five turns that resend their history
     * assertThat(chat).hasReuseWithin(0.6, 0.8);
     *
     * // fails: single questions share nothing
     * assertThat(questions).hasReuseWithin(0.6, 0.8);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasReuseWithin(double min, double max) {
        return hasMetricWithin(Metric.SESSION_REUSE_MEAN, min, max);
    }

    /**
     * Verifies that the session reuse (mean share of a prompt that repeats the turn before it, {@code
     * reuse.session.mean}) differs from that of {@code other} by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: 0.71 against 0.69
     * assertThat(today).hasReuseDeltaWithin(yesterday, 0.05);
     *
     * // fails: 0.04 against 0.71: a time stamp at the head of the prompt
     * assertThat(today).hasReuseDeltaWithin(yesterday, 0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasReuseDeltaWithin(Measured other, double maxAbs) {
        return hasMetricDeltaWithin(Metric.SESSION_REUSE_MEAN, other, maxAbs);
    }

    /**
     * Verifies that the session reuse (mean share of a prompt that repeats the turn before it, {@code
     * reuse.session.mean}) satisfies the given requirements.
     *
     * <pre><code class='java'> // passes: 0.71
     * assertThat(chat).hasReuseSatisfying(share -&gt; share.isGreaterThan(0.5));
     *
     * // fails: undefined: no sessions
     * assertThat(questions).hasReuseSatisfying(share -&gt; share.isGreaterThan(0.5));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasReuseSatisfying(Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(Metric.SESSION_REUSE_MEAN, requirements);
    }

    /**
     * Verifies that the prefix reuse (share of prompt tokens in leading blocks of 16 that an earlier prompt had, an
     * ideal prefix cache, {@code reuse.prefix.block16}) lies between {@code min} and {@code max}, both included.
     *
     * <pre><code class='java'> // passes: all prompts begin with the same instructions
     * assertThat(assistant).hasPrefixReuseWithin(0.5, 1);
     *
     * // fails: every prompt is new
     * assertThat(questions).hasPrefixReuseWithin(0.5, 1);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasPrefixReuseWithin(double min, double max) {
        return hasMetricWithin(Metric.PREFIX_REUSE, min, max);
    }

    /**
     * Verifies that the prefix reuse (share of prompt tokens in leading blocks of 16 that an earlier prompt had, an
     * ideal prefix cache, {@code reuse.prefix.block16}) differs from that of {@code other} by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: 0.62 against 0.60
     * assertThat(today).hasPrefixReuseDeltaWithin(yesterday, 0.05);
     *
     * // fails: 0.10 against 0.60
     * assertThat(today).hasPrefixReuseDeltaWithin(yesterday, 0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasPrefixReuseDeltaWithin(Measured other, double maxAbs) {
        return hasMetricDeltaWithin(Metric.PREFIX_REUSE, other, maxAbs);
    }

    /**
     * Verifies that the prefix reuse (share of prompt tokens in leading blocks of 16 that an earlier prompt had, an
     * ideal prefix cache, {@code reuse.prefix.block16}) satisfies the given requirements.
     *
     * <pre><code class='java'> // passes: 0.62
     * assertThat(assistant).hasPrefixReuseSatisfying(share -&gt; share.isGreaterThan(0.5));
     *
     * // fails: 0
     * assertThat(questions).hasPrefixReuseSatisfying(share -&gt; share.isGreaterThan(0.5));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasPrefixReuseSatisfying(Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(Metric.PREFIX_REUSE, requirements);
    }

    /**
     * Verifies that a percentile of the requests per session ({@code sessions.turns.*}) lies between {@code min} and
     * {@code max}, both included.
     *
     * <pre><code class='java'> // passes: conversations of two to five turns
     * assertThat(chat).hasTurnsWithin(P90, 2, 5);
     *
     * // fails: agents of forty steps
     * assertThat(agents).hasTurnsWithin(P90, 2, 5);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasTurnsWithin(Percentile percentile, double min, double max) {
        return hasMetricWithin(MetricFamily.SESSION_TURNS.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the requests per session ({@code sessions.turns.*}) differs from that of {@code
     * other} by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: 5 against 4 turns
     * assertThat(today).hasTurnsDeltaWithin(P90, yesterday, 1);
     *
     * // fails: 9 against 4 turns
     * assertThat(today).hasTurnsDeltaWithin(P90, yesterday, 1);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasTurnsDeltaWithin(Percentile percentile, Measured other, double maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.SESSION_TURNS.at(percentile), other, maxAbs);
    }

    /**
     * Verifies that a percentile of the requests per session ({@code sessions.turns.*}) satisfies the given
     * requirements.
     *
     * <pre><code class='java'> // passes: 5
     * assertThat(chat).hasTurnsSatisfying(P90, turns -&gt; turns.isBetween(2.0, 5.0));
     *
     * // fails: 40
     * assertThat(agents).hasTurnsSatisfying(P90, turns -&gt; turns.isBetween(2.0, 5.0));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasTurnsSatisfying(Percentile percentile, Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(MetricFamily.SESSION_TURNS.at(percentile), requirements);
    }
}
