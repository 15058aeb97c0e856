package io.iwc.assertj;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on how many tokens go in and come out. Prefill dominance is p/(p+o) per request, p the prompt tokens and o
 * the output tokens: near 1 the server mostly reads, near 0 it mostly writes.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface TokensAssert<SELF extends TokensAssert<SELF>> extends MetricAssert<SELF> {
    /**
     * Verifies that the median prefill dominance (the share of prompt tokens in a request, {@code
     * prefill.dominance.p50}) lies between {@code min} and {@code max}, both included.
     *
     * <pre><code class='java'> // passes: long contexts, short answers
     * assertThat(retrieval).hasPrefillWithin(0.9, 1);
     *
     * // fails: short questions, long answers
     * assertThat(essays).hasPrefillWithin(0.9, 1);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasPrefillWithin(double min, double max) {
        return hasMetricWithin(Metric.PREFILL_P50, min, max);
    }

    /**
     * Verifies that the median prefill dominance (the share of prompt tokens in a request, {@code
     * prefill.dominance.p50}) differs from that of {@code other} by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: 0.74 against 0.72
     * assertThat(today).hasPrefillDeltaWithin(yesterday, 0.05);
     *
     * // fails: 0.83 against 0.74: the prompt grew
     * assertThat(today).hasPrefillDeltaWithin(yesterday, 0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasPrefillDeltaWithin(Measured other, double maxAbs) {
        return hasMetricDeltaWithin(Metric.PREFILL_P50, other, maxAbs);
    }

    /**
     * Verifies that the median prefill dominance (the share of prompt tokens in a request, {@code
     * prefill.dominance.p50}) satisfies the given requirements.
     *
     * <pre><code class='java'> // passes: the median request is mostly prompt
     * assertThat(retrieval).hasPrefillSatisfying(share -&gt; share.isGreaterThan(0.5));
     *
     * // fails: mostly answer
     * assertThat(essays).hasPrefillSatisfying(share -&gt; share.isGreaterThan(0.5));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasPrefillSatisfying(Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(Metric.PREFILL_P50, requirements);
    }

    /**
     * Verifies that a percentile of the prefill dominance of requests ({@code prefill.dominance.*}) lies between {@code
     * min} and {@code max}, both included.
     *
     * <pre><code class='java'> // passes: nine requests of ten are at most 95 % prompt
     * assertThat(chat).hasPrefillWithin(P90, 0.6, 0.95);
     *
     * // fails: some are nothing but prompt
     * assertThat(classification).hasPrefillWithin(P90, 0.6, 0.95);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasPrefillWithin(Percentile percentile, double min, double max) {
        return hasMetricWithin(MetricFamily.PREFILL_DOMINANCE.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the prefill dominance of requests ({@code prefill.dominance.*}) differs from that
     * of {@code other} by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: 0.85 against 0.83
     * assertThat(today).hasPrefillDeltaWithin(P90, yesterday, 0.05);
     *
     * // fails: 0.95 against 0.85
     * assertThat(today).hasPrefillDeltaWithin(P90, yesterday, 0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasPrefillDeltaWithin(Percentile percentile, Measured other, double maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.PREFILL_DOMINANCE.at(percentile), other, maxAbs);
    }

    /**
     * Verifies that a percentile of the prefill dominance of requests ({@code prefill.dominance.*}) satisfies the given
     * requirements.
     *
     * <pre><code class='java'> // passes: 0.85
     * assertThat(chat).hasPrefillSatisfying(P90, share -&gt; share.isLessThan(0.9));
     *
     * // fails: 0.99
     * assertThat(classification).hasPrefillSatisfying(P90, share -&gt; share.isLessThan(0.9));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasPrefillSatisfying(Percentile percentile, Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(MetricFamily.PREFILL_DOMINANCE.at(percentile), requirements);
    }

    /**
     * Verifies that a percentile of the prompt lengths ({@code tokens.prompt.*}) lies between {@code min} and {@code
     * max} tokens, both included.
     *
     * <pre><code class='java'> // passes: five turns that resend their history
     * assertThat(chat).hasPromptTokensWithin(P90, 40, 80);
     *
     * // fails: documents of thousands of tokens
     * assertThat(documents).hasPromptTokensWithin(P90, 40, 80);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasPromptTokensWithin(Percentile percentile, double min, double max) {
        return hasMetricWithin(MetricFamily.PROMPT_TOKENS.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the prompt lengths ({@code tokens.prompt.*}) differs from that of {@code other} by
     * at most {@code maxAbs} tokens.
     *
     * <pre><code class='java'> // passes: 76 against 70 tokens
     * assertThat(today).hasPromptTokensDeltaWithin(P90, yesterday, 10);
     *
     * // fails: 96 against 70 tokens
     * assertThat(today).hasPromptTokensDeltaWithin(P90, yesterday, 10);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasPromptTokensDeltaWithin(Percentile percentile, Measured other, double maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.PROMPT_TOKENS.at(percentile), other, maxAbs);
    }

    /**
     * Verifies that a percentile of the prompt lengths ({@code tokens.prompt.*}) satisfies the given requirements (in
     * tokens).
     *
     * <pre><code class='java'> // passes: fits a context of 4 096 tokens
     * assertThat(chat).hasPromptTokensSatisfying(P99, tokens -&gt; tokens.isLessThan(4096));
     *
     * // fails: does not
     * assertThat(documents).hasPromptTokensSatisfying(P99, tokens -&gt; tokens.isLessThan(4096));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasPromptTokensSatisfying(Percentile percentile, Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(MetricFamily.PROMPT_TOKENS.at(percentile), requirements);
    }

    /**
     * Verifies that a percentile of the output lengths: observed where they are, else the caps
     * ({@code tokens.output.*}) lies between {@code min} and {@code max} tokens, both included.
     *
     * <pre><code class='java'> // passes: answers are short
     * assertThat(classification).hasOutputTokensWithin(P99, 1, 16);
     *
     * // fails: answers are essays
     * assertThat(essays).hasOutputTokensWithin(P99, 1, 16);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasOutputTokensWithin(Percentile percentile, double min, double max) {
        return hasMetricWithin(MetricFamily.OUTPUT_TOKENS.at(percentile), min, max);
    }

    /**
     * Verifies that a percentile of the output lengths: observed where they are, else the caps
     * ({@code tokens.output.*}) differs from that of {@code other} by at most {@code maxAbs} tokens.
     *
     * <pre><code class='java'> // passes: 120 against 128 tokens
     * assertThat(today).hasOutputTokensDeltaWithin(P50, yesterday, 10);
     *
     * // fails: 256 against 128 tokens
     * assertThat(today).hasOutputTokensDeltaWithin(P50, yesterday, 10);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasOutputTokensDeltaWithin(Percentile percentile, Measured other, double maxAbs) {
        return hasMetricDeltaWithin(MetricFamily.OUTPUT_TOKENS.at(percentile), other, maxAbs);
    }

    /**
     * Verifies that a percentile of the output lengths: observed where they are, else the caps
     * ({@code tokens.output.*}) satisfies the given requirements (in tokens).
     *
     * <pre><code class='java'> // passes: capped at 128
     * assertThat(chat).hasOutputTokensSatisfying(P99, tokens -&gt; tokens.isLessThanOrEqualTo(128));
     *
     * // fails: capped at 1 024
     * assertThat(essays).hasOutputTokensSatisfying(P99, tokens -&gt; tokens.isLessThanOrEqualTo(128));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasOutputTokensSatisfying(Percentile percentile, Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(MetricFamily.OUTPUT_TOKENS.at(percentile), requirements);
    }
}
