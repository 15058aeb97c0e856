package io.iwc.assertj;

import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a workload at an endpoint under several levels of load.
 *
 * @since 0.1
 */
public class SweepAssert extends AbstractAssert<SweepAssert, Sweep> {
    /** Starts assertions on this sweep. */
    public SweepAssert(Sweep actual) {
        super(actual, SweepAssert.class);
    }

    /** The one door that every assertion goes through. */
    protected SweepAssert verify(Runnable check) {
        isNotNull();
        check.run();
        return myself;
    }

    /**
     * Verifies that the highest tested rate that, with all lower ones, sustains the SLO is at least {@code rps}
     * requests per second. A rate is sustained if its run is valid and 99 % of its requests met every target; errors
     * miss.
     *
     * <pre><code class='java'> // passes: of the rates 2, 4, 8 and 16 the first three are sustained
     * assertThat(sweep).sustainsAtLeast(8, Slo.ttft(ofMillis(500)).andTpot(ofMillis(50)));
     *
     * // fails: at 16 only 61 % of the requests met the targets
     * assertThat(sweep).sustainsAtLeast(16, Slo.ttft(ofMillis(500)).andTpot(ofMillis(50)));</code></pre>
     *
     * @throws IllegalArgumentException if {@code rps} is not above zero
     * @throws AssertionError if a lower rate is not sustained, or no rate as high was tested; the message shows every
     *     point
     * @since 0.1
     */
    public SweepAssert sustainsAtLeast(double rps, Slo slo) {
        if (!(rps > 0) || rps == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("rps: found " + rps + ", expected a number above 0");
        }
        return verify(() -> {
            var highest = actual.maxSustainableRate(slo);
            Noted.sustained(actual, slo, highest, rps);
            if (!highest.isDefined() || highest.value() < rps) {
                throw failure(ShouldSustainAtLeast.of(actual, highest, rps, slo));
            }
        });
    }

    /**
     * Verifies that the Pareto frontier ({@code run.response.p90} against {@code run.outputThroughput}, the points that
     * no other point beats in both) satisfies what AssertJ can say of a list.
     *
     * <pre><code class='java'> // passes: each of the four rates buys throughput with latency
     * assertThat(sweep).hasFrontierSatisfying(points -&gt; points.hasSize(4));
     *
     * // fails: at 16 requests per second nothing is won over 8
     * assertThat(sweep).hasFrontierSatisfying(points -&gt; points.anyMatch(point -&gt; point.rate() ==
     * 16));</code></pre>
     *
     * @throws AssertionError if the requirements fail; their message follows ours
     * @since 0.1
     */
    public SweepAssert hasFrontierSatisfying(Consumer<ListAssert<SweepPoint>> requirements) {
        return verify(() -> {
            var frontier = actual.frontier();
            try {
                requirements.accept(Assertions.assertThat(frontier));
            } catch (AssertionError violated) {
                var error = failure(ShouldHaveFrontier.of(actual, frontier, violated));
                error.addSuppressed(violated);
                throw error;
            }
        });
    }

    private AssertionError failure(FailureMessage message) {
        return failureWithActualExpected(
                message.actual(), message.expected(), "%s", message.text().stripTrailing());
    }
}
