package io.iwc.assertj;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on how one measured thing differs from another.
 *
 * @since 0.1
 */
public class DriftAssert extends AbstractAssert<DriftAssert, Drift> {
    /** Starts assertions on this drift. */
    public DriftAssert(Drift actual) {
        super(actual, DriftAssert.class);
    }

    /** The one door that every assertion goes through. */
    protected DriftAssert verify(Runnable check) {
        isNotNull();
        check.run();
        return myself;
    }

    /**
     * Verifies that a metric changed by at most {@code maxAbs}, in its unit.
     *
     * <pre><code class='java'> // passes: as many requests as before
     * assertThat(drift).hasMetricDeltaWithin(Metric.REQUEST_COUNT, 0);
     *
     * // fails: one more
     * assertThat(drift).hasMetricDeltaWithin(Metric.REQUEST_COUNT, 0);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative or not a number
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasMetricDeltaWithin(Metric metric, double maxAbs) {
        var allowed = new AllowedDelta(maxAbs);
        return verify(() -> {
            var now = new Finding(metric, actual.current().measurement(metric), "", "");
            var then = Reference.of(actual.baseline(), actual.current(), metric);
            Noted.near(subject(), now, then, allowed);
            if (!now.isJudgeable() || !then.isJudgeable() || allowed.isExceeded(now, then)) {
                throw failure(ShouldHaveMetricDeltaWithin.of(subject(), now, then, allowed));
            }
        });
    }

    /**
     * Verifies that the median prefill dominance ({@code prefill.dominance.p50}) changed by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: it went from 0.71 to 0.69
     * assertThat(drift).hasPrefillDeltaWithin(0.05);
     *
     * // fails: it went from 0.71 to 0.04
     * assertThat(drift).hasPrefillDeltaWithin(0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasPrefillDeltaWithin(double maxAbs) {
        return hasMetricDeltaWithin(Metric.PREFILL_P50, maxAbs);
    }

    /**
     * Verifies that the session reuse ({@code reuse.session.mean}) changed by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: it went from 0.71 to 0.69
     * assertThat(drift).hasReuseDeltaWithin(0.05);
     *
     * // fails: it went from 0.71 to 0.04
     * assertThat(drift).hasReuseDeltaWithin(0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasReuseDeltaWithin(double maxAbs) {
        return hasMetricDeltaWithin(Metric.SESSION_REUSE_MEAN, maxAbs);
    }

    /**
     * Verifies that the prefix reuse ({@code reuse.prefix.block16}) changed by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: it went from 0.71 to 0.69
     * assertThat(drift).hasPrefixReuseDeltaWithin(0.05);
     *
     * // fails: it went from 0.71 to 0.04
     * assertThat(drift).hasPrefixReuseDeltaWithin(0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasPrefixReuseDeltaWithin(double maxAbs) {
        return hasMetricDeltaWithin(Metric.PREFIX_REUSE, maxAbs);
    }

    /**
     * Verifies that the burstiness ({@code arrivals.burstinessCv}) changed by at most {@code maxAbs}.
     *
     * <pre><code class='java'> // passes: it went from 0.71 to 0.69
     * assertThat(drift).hasBurstinessDeltaWithin(0.05);
     *
     * // fails: it went from 0.71 to 0.04
     * assertThat(drift).hasBurstinessDeltaWithin(0.05);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasBurstinessDeltaWithin(double maxAbs) {
        return hasMetricDeltaWithin(Metric.BURSTINESS_CV, maxAbs);
    }

    /**
     * Verifies that the mean rate ({@code arrivals.meanRps}) changed by at most {@code maxAbs} requests per second.
     *
     * <pre><code class='java'> // passes: it went from 5.0 to 5.1
     * assertThat(drift).hasMeanRateDeltaWithin(0.5);
     *
     * // fails: it went from 5.0 to 9.8
     * assertThat(drift).hasMeanRateDeltaWithin(0.5);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasMeanRateDeltaWithin(double maxAbs) {
        return hasMetricDeltaWithin(Metric.MEAN_RPS, maxAbs);
    }

    /**
     * Verifies that the peak rate ({@code arrivals.peakRps1s}) changed by at most {@code maxAbs} requests per second.
     *
     * <pre><code class='java'> // passes: it went from 5.0 to 5.1
     * assertThat(drift).hasPeakRateDeltaWithin(0.5);
     *
     * // fails: it went from 5.0 to 9.8
     * assertThat(drift).hasPeakRateDeltaWithin(0.5);</code></pre>
     *
     * @throws IllegalArgumentException if {@code maxAbs} is negative
     * @throws AssertionError if it changed more, one side cannot be measured, or the two cannot be compared
     * @since 0.1
     */
    public DriftAssert hasPeakRateDeltaWithin(double maxAbs) {
        return hasMetricDeltaWithin(Metric.PEAK_RPS_1S, maxAbs);
    }

    /**
     * Verifies that the primary class is the same on both sides, with or without {@code (prefill-heavy)} behind it.
     *
     * <pre><code class='java'> // passes: interactive-chat then and now
     * assertThat(drift).hasNoClassShift();
     *
     * // fails: sessions were lost on the way, it is batch/offline now
     * assertThat(drift).hasNoClassShift();</code></pre>
     *
     * @throws AssertionError if the class has changed
     * @since 0.1
     */
    public DriftAssert hasNoClassShift() {
        return verify(() -> {
            Noted.named(
                    subject(),
                    Metric.PRIMARY_CLASS,
                    actual.currentClass(),
                    actual.baselineClass(),
                    !actual.isClassShift());
            if (actual.isClassShift()) {
                throw failure(ShouldHaveNoClassShift.of(subject(), actual));
            }
        });
    }

    /**
     * Verifies that the drift passes gates, made out of the standard ones; all failures are reported together.
     *
     * <pre><code class='java'> // passes: prefill went from 0.739 to 0.751
     * assertThat(drift).passes(gates -&gt; Gates.none().prefill(0.05));
     *
     * // fails: prefill went from 0.739 to 0.834
     * assertThat(drift).passes(gates -&gt; Gates.none().prefill(0.05));</code></pre>
     *
     * @throws AssertionError if a gate fails, or none is applicable
     * @since 0.1
     */
    public DriftAssert passes(UnaryOperator<Gates> gates) {
        return verify(() -> {
            var judgement = gates.apply(Gates.standard()).judge(actual);
            BaselineScope.note(actual, judgement);
            if (!judgement.passed() || judgement.isEmpty()) {
                throw failure(ShouldMatchBaseline.of("\"" + actual.current().name() + "\"", actual, judgement));
            }
        });
    }

    private String subject() {
        return "drift of \"" + actual.current().name() + "\"";
    }

    private AssertionError failure(FailureMessage message) {
        var places = ShouldMatchBaseline.places(actual.baseline(), actual.current());
        return failureWithActualExpected(
                message.actual(),
                message.expected(),
                "%s",
                message.text().stripTrailing() + (places.isEmpty() ? "" : "\n" + places));
    }
}
