package io.iwc.assertj;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on when requests arrive: how fast, how unevenly.
 *
 * @param <SELF> the assertion itself
 * @since 0.1
 */
public interface ArrivalsAssert<SELF extends ArrivalsAssert<SELF>> extends MetricAssert<SELF> {
    /**
     * Verifies that the burstiness (coefficient of variation of the gaps between arrivals, {@code
     * arrivals.burstinessCv}: 0 for a clock, 1 for a Poisson process, above 1 for bursts) lies between {@code min} and
     * {@code max}, both included.
     *
     * <pre><code class='java'> // passes: a Poisson process
     * assertThat(poisson).hasBurstinessWithin(0.8, 1.2);
     *
     * // fails: five requests at once, twice: 3
     * assertThat(bursts).hasBurstinessWithin(0.8, 1.2);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasBurstinessWithin(double min, double max) {
        return hasMetricWithin(Metric.BURSTINESS_CV, min, max);
    }

    /**
     * Verifies that the burstiness (coefficient of variation of the gaps between arrivals, {@code
     * arrivals.burstinessCv}: 0 for a clock, 1 for a Poisson process, above 1 for bursts) differs from that of {@code
     * other} by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: 1.1 against 1.0
     * assertThat(today).hasBurstinessDeltaWithin(yesterday, 0.5);
     *
     * // fails: 3.0 against 1.0
     * assertThat(today).hasBurstinessDeltaWithin(yesterday, 0.5);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasBurstinessDeltaWithin(Measured other, double maxAbs) {
        return hasMetricDeltaWithin(Metric.BURSTINESS_CV, other, maxAbs);
    }

    /**
     * Verifies that the burstiness (coefficient of variation of the gaps between arrivals, {@code
     * arrivals.burstinessCv}: 0 for a clock, 1 for a Poisson process, above 1 for bursts) satisfies the given
     * requirements.
     *
     * <pre><code class='java'> // passes: bursts
     * assertThat(bursts).hasBurstinessSatisfying(cv -&gt; cv.isGreaterThan(1.5));
     *
     * // fails: a clock
     * assertThat(clock).hasBurstinessSatisfying(cv -&gt; cv.isGreaterThan(1.5));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasBurstinessSatisfying(Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(Metric.BURSTINESS_CV, requirements);
    }

    /**
     * Verifies that the mean rate (requests over the span from first to last, {@code arrivals.meanRps}; n/(n−1) too
     * high for few requests) lies between {@code min} and {@code max} requests per second, both included.
     *
     * <pre><code class='java'> // passes: a Poisson process of 5 per second
     * assertThat(poisson).hasMeanRateWithin(4.5, 5.5);
     *
     * // fails: one every 100 ms
     * assertThat(clock).hasMeanRateWithin(4.5, 5.5);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasMeanRateWithin(double min, double max) {
        return hasMetricWithin(Metric.MEAN_RPS, min, max);
    }

    /**
     * Verifies that the mean rate (requests over the span from first to last, {@code arrivals.meanRps}; n/(n−1) too
     * high for few requests) differs from that of {@code other} by at most {@code maxAbs} requests per second.
     *
     * <pre><code class='java'> // passes: 5.1 against 4.9
     * assertThat(today).hasMeanRateDeltaWithin(yesterday, 0.5);
     *
     * // fails: 9.8 against 4.9
     * assertThat(today).hasMeanRateDeltaWithin(yesterday, 0.5);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasMeanRateDeltaWithin(Measured other, double maxAbs) {
        return hasMetricDeltaWithin(Metric.MEAN_RPS, other, maxAbs);
    }

    /**
     * Verifies that the mean rate (requests over the span from first to last, {@code arrivals.meanRps}; n/(n−1) too
     * high for few requests) satisfies the given requirements (in requests per second).
     *
     * <pre><code class='java'> // passes: 5.1
     * assertThat(poisson).hasMeanRateSatisfying(rate -&gt; rate.isLessThan(10));
     *
     * // fails: 25
     * assertThat(rush).hasMeanRateSatisfying(rate -&gt; rate.isLessThan(10));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasMeanRateSatisfying(Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(Metric.MEAN_RPS, requirements);
    }

    /**
     * Verifies that the peak rate (largest count in windows of one second, {@code arrivals.peakRps1s}) lies between
     * {@code min} and {@code max} requests per second, both included.
     *
     * <pre><code class='java'> // passes: never more than ten in a second
     * assertThat(poisson).hasPeakRateWithin(1, 10);
     *
     * // fails: sixty-seven in one second
     * assertThat(bursts).hasPeakRateWithin(1, 10);</code></pre>
     *
     * @throws IllegalArgumentException if {@code min} is above {@code max}
     * @throws AssertionError if it lies outside, or cannot be measured (the message says why)
     * @since 0.1
     */
    default SELF hasPeakRateWithin(double min, double max) {
        return hasMetricWithin(Metric.PEAK_RPS_1S, min, max);
    }

    /**
     * Verifies that the peak rate (largest count in windows of one second, {@code arrivals.peakRps1s}) differs from
     * that of {@code other} by at most {@code maxAbs} requests per second.
     *
     * <pre><code class='java'> // passes: 11 against 10
     * assertThat(today).hasPeakRateDeltaWithin(yesterday, 2);
     *
     * // fails: 40 against 10
     * assertThat(today).hasPeakRateDeltaWithin(yesterday, 2);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if the difference is larger, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    default SELF hasPeakRateDeltaWithin(Measured other, double maxAbs) {
        return hasMetricDeltaWithin(Metric.PEAK_RPS_1S, other, maxAbs);
    }

    /**
     * Verifies that the peak rate (largest count in windows of one second, {@code arrivals.peakRps1s}) satisfies the
     * given requirements (in requests per second).
     *
     * <pre><code class='java'> // passes: 11
     * assertThat(poisson).hasPeakRateSatisfying(rate -&gt; rate.isLessThan(20));
     *
     * // fails: 67
     * assertThat(bursts).hasPeakRateSatisfying(rate -&gt; rate.isLessThan(20));</code></pre>
     *
     * @throws AssertionError if the requirements fail, or it cannot be measured
     * @since 0.1
     */
    default SELF hasPeakRateSatisfying(Consumer<AbstractDoubleAssert<?>> requirements) {
        return hasMetricSatisfying(Metric.PEAK_RPS_1S, requirements);
    }
}
