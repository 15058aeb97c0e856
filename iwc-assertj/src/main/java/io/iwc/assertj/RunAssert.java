package io.iwc.assertj;

import io.iwc.baseline.internal.BaselineScope;
import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.internal.Evaluation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractDurationAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions on what happened to a workload at an endpoint. A run whose client could not keep its schedule fails every
 * assertion on latency, goodput and throughput: those numbers are the client's, not the server's.
 *
 * @since 0.1
 */
public class RunAssert extends AbstractMeasuredAssert<RunAssert, Run> implements LatencyAssert<RunAssert> {

    /** Starts assertions on this run. */
    public RunAssert(Run actual) {
        super(actual, RunAssert.class);
    }

    /**
     * Verifies that no request failed. A run without a single answered request fails, too.
     *
     * <pre><code class='java'> // passes: all 200 requests were answered
     * assertThat(run).hasNoErrors();
     *
     * // fails: 3 of 200 ended with 503
     * assertThat(run).hasNoErrors();</code></pre>
     *
     * @throws AssertionError if a request failed; the message lists up to five of them
     * @since 0.1
     */
    public RunAssert hasNoErrors() {
        return hasErrorRateAtMost(0);
    }

    /**
     * Verifies that at most this share of the requests failed, 0..1; cancelled requests do not count.
     *
     * <pre><code class='java'> // passes: 1 of 200 failed
     * assertThat(run).hasErrorRateAtMost(0.01);
     *
     * // fails: 3 of 200 failed
     * assertThat(run).hasErrorRateAtMost(0.01);</code></pre>
     *
     * @throws IllegalArgumentException if {@code atMost} is not a share
     * @throws AssertionError if more failed, or nothing was sent
     * @since 0.1
     */
    public RunAssert hasErrorRateAtMost(double atMost) {
        if (!(atMost >= 0 && atMost <= 1)) {
            throw new IllegalArgumentException("atMost: found " + atMost + ", expected a share 0..1");
        }
        return verify(() -> {
            var finding = find(Metric.RUN_ERROR_RATE);
            Noted.within(subject(), finding, new Bounds(Double.NEGATIVE_INFINITY, atMost));
            if (!finding.isJudgeable() || finding.value() > atMost) {
                throw failure(ShouldHaveErrorRateAtMost.of(subject(), actual, finding, atMost), endpoint());
            }
        });
    }

    /**
     * Verifies that at least {@code rps} requests per second met every target of the SLO; failed requests miss it.
     *
     * <pre><code class='java'> // passes: 3.9 requests per second were fast enough
     * assertThat(run).hasGoodputAtLeast(3.5, Slo.ttft(ofMillis(500)).andTpot(ofMillis(50)));
     *
     * // fails: 1.2
     * assertThat(overloaded).hasGoodputAtLeast(3.5, Slo.ttft(ofMillis(500)).andTpot(ofMillis(50)));</code></pre>
     *
     * @throws AssertionError if fewer did, nothing was sent, or the client was too late to tell
     * @since 0.1
     */
    public RunAssert hasGoodputAtLeast(double rps, Slo slo) {
        var bounds = new Bounds(rps, Double.POSITIVE_INFINITY);
        return verify(() -> {
            var judged = actual.withSlo(slo);
            BaselineScope.note(actual, slo);
            var measurement = judged.measurement(Metric.RUN_GOODPUT);
            var finding = new Finding(Metric.RUN_GOODPUT, measurement, Lateness.of(judged, Optional.empty()), "");
            Noted.within(subject(), finding, bounds);
            if (!finding.isJudgeable() || !bounds.contain(finding.value())) {
                throw failure(ShouldHaveGoodputAtLeast.of(subject(), judged, finding, rps), endpoint());
            }
        });
    }

    /**
     * Verifies that at least so many output tokens per second were delivered, over all requests that succeeded.
     *
     * <pre><code class='java'> // passes: 1 900 tokens per second
     * assertThat(run).hasThroughputAtLeast(1_500);
     *
     * // fails: 900 tokens per second
     * assertThat(overloaded).hasThroughputAtLeast(1_500);</code></pre>
     *
     * @throws AssertionError if fewer were, no request succeeded, or the client was too late to tell
     * @since 0.1
     */
    public RunAssert hasThroughputAtLeast(double outputTokensPerSecond) {
        return hasMetricWithin(Metric.RUN_OUTPUT_THROUGHPUT, outputTokensPerSecond, Double.POSITIVE_INFINITY);
    }

    /**
     * Verifies that the server took at least this share, 0..1, of the prompt tokens that were possible from its prefix
     * cache: those with which an earlier prompt of the run began as well.
     *
     * <pre><code class='java'> // passes: 80 % of each prompt was sent before, the server cached 79 %
     * assertThat(run).hasCachedTokensAtLeast(0.9);
     *
     * // fails: it cached 3 %; or it does not report what it cached
     * assertThat(run).hasCachedTokensAtLeast(0.9);</code></pre>
     *
     * @throws IllegalArgumentException if {@code ofPossible} is not a share
     * @throws AssertionError if it took less, nothing was possible, or the server does not say
     * @since 0.1
     */
    public RunAssert hasCachedTokensAtLeast(double ofPossible) {
        if (!(ofPossible >= 0 && ofPossible <= 1)) {
            throw new IllegalArgumentException("ofPossible: found " + ofPossible + ", expected a share 0..1");
        }
        return hasMetricWithin(Metric.RUN_CACHED_OF_POSSIBLE, ofPossible, Double.POSITIVE_INFINITY);
    }

    /**
     * Verifies that the client sent its requests when they were due: the P99 of the schedule lag.
     *
     * <pre><code class='java'> // passes: 99 of 100 requests left within 2 ms of their time
     * assertThat(run).keptItsSchedule(Duration.ofMillis(5));
     *
     * // fails: the machine was busy, P99 is 40 ms
     * assertThat(run).keptItsSchedule(Duration.ofMillis(5));</code></pre>
     *
     * @throws AssertionError if it was later, or nothing was sent
     * @since 0.1
     */
    public RunAssert keptItsSchedule(Duration maxLagP99) {
        return hasDurationWithin(Metric.RUN_SCHEDULE_LAG_P99, Duration.ZERO, maxLagP99);
    }

    /**
     * Verifies that the engine computed this run; nothing was sent.
     *
     * <pre><code class='java'> // passes: the embedded endpoint on its virtual clock
     * assertThat(run).wasPredicted();
     *
     * // fails: a run over HTTP
     * assertThat(replayed).wasPredicted();</code></pre>
     *
     * @throws AssertionError if it was measured
     * @since 0.1
     */
    public RunAssert wasPredicted() {
        return hasOrigin(Origin.PREDICTED);
    }

    /**
     * Verifies that this run was sent over HTTP and timed.
     *
     * <pre><code class='java'> // passes: a run over HTTP
     * assertThat(replayed).wasMeasured();
     *
     * // fails: the embedded endpoint on its virtual clock
     * assertThat(run).wasMeasured();</code></pre>
     *
     * @throws AssertionError if it was predicted
     * @since 0.1
     */
    public RunAssert wasMeasured() {
        return hasOrigin(Origin.MEASURED);
    }

    /**
     * Verifies that this run was taken from the log of a service: nothing was sent for it.
     *
     * <pre><code class='java'> // passes: iwc trace month.csv --extract model=alpha-8b -o week.jsonl, then week.run
     * assertThat(production).wasRecorded();
     *
     * // fails: a run over HTTP
     * assertThat(replayed).wasRecorded();</code></pre>
     *
     * @throws AssertionError if it was measured or predicted
     * @since 0.1
     */
    public RunAssert wasRecorded() {
        return hasOrigin(Origin.RECORDED);
    }

    /**
     * Verifies that a prediction of this run comes close: mean, P50, P90 and P99 of TTFT, TPOT and E2E, those that both
     * have, are each off by no more than this share.
     *
     * <pre><code class='java'> // passes: the largest error is that of TTFT P99, -1.3 %
     * assertThat(measured).isPredictedWithin(0.02, predicted);
     *
     * // fails: another profile is off by half
     * assertThat(measured).isPredictedWithin(0.02, otherwise);</code></pre>
     *
     * @param most predicted over measured, less 1, without its sign
     * @throws AssertionError if a figure is off by more, or no request succeeded in both runs; the message has a line for
     *     each of them
     * @since 0.1
     */
    public RunAssert isPredictedWithin(double most, Run prediction) {
        return verify(() -> {
            var evaluation = Evaluation.of(actual, prediction, 0);
            if (evaluation.pairs().isEmpty()
                    || !evaluation.beyond(most).isEmpty()
                    || !objection().isEmpty()) {
                throw failure(ShouldBePredictedWithin.of(actual, evaluation, most, objection()), endpoint());
            }
        });
    }

    @Override
    public RunAssert hasDurationWithin(Metric metric, Duration min, Duration max) {
        var bounds = new Bounds(Seconds.of(min), Seconds.of(max));
        return verify(() -> {
            var finding = find(metric, Optional.of(max));
            Noted.within(
                    subject(), finding, min.isZero() ? new Bounds(Double.NEGATIVE_INFINITY, bounds.max()) : bounds);
            if (!finding.isJudgeable() || !bounds.contain(finding.value())) {
                var message = min.isZero()
                        ? ShouldTakeAtMost.of(subject(), finding, bounds.max())
                        : ShouldHaveMetricWithin.of(subject(), finding, bounds);
                throw failure(message, context(metric));
            }
        });
    }

    @Override
    public RunAssert hasDurationSatisfying(Metric metric, Consumer<AbstractDurationAssert<?>> requirements) {
        return verify(() -> {
            var finding = find(metric);
            if (!finding.isJudgeable()) {
                throw failure(ShouldBeMeasurable.of(subject(), finding), context(metric));
            }
            try {
                requirements.accept(Assertions.assertThat(Seconds.asDuration(finding.value())));
            } catch (AssertionError violated) {
                throw failure(ShouldSatisfy.of(subject(), finding, violated), context(metric), violated);
            }
        });
    }

    @Override
    protected Measured measured() {
        return actual;
    }

    @Override
    protected String subject() {
        var which = actual.origin() == Origin.MEASURED ? "" : actual.origin().text() + " ";
        return which + "run of \"" + actual.name() + "\"";
    }

    @Override
    protected String objection(Metric metric) {
        return metric.isSpoiltByLag() ? Lateness.of(actual, Optional.empty()) : "";
    }

    @Override
    protected String objection() {
        return Lateness.of(actual, Optional.empty());
    }

    @Override
    protected String context(Metric metric) {
        return RunFailureContext.of(actual, metric);
    }

    private RunAssert hasOrigin(Origin expected) {
        return verify(() -> {
            if (actual.origin() != expected) {
                throw failure(ShouldHaveOrigin.of(actual, expected), endpoint());
            }
        });
    }

    private Finding find(Metric metric, Optional<Duration> boundInForce) {
        var found = find(metric);
        return metric.isSpoiltByLag()
                ? new Finding(
                        metric,
                        found.measurement(),
                        Lateness.of(actual, boundInForce.filter(bound -> Lateness.isBoundedBySchedule(metric))),
                        found.mark())
                : found;
    }

    private String endpoint() {
        return RunFailureContext.endpoint(actual);
    }
}
