package io.iwc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Declares load levels at which the workload in scope is run against the endpoint in scope. A {@code Sweep}
 * parameter gets the runs of all levels. On a test method, instead of {@code @Test}, the method is invoked once for
 * each level; its {@code SweepPoint}, {@code Run} and {@code Workload} (arrival times scaled to the rate) are those of
 * that level.
 *
 * <pre><code class='java'> &#64;IwcWorkload(synthetic = &#64;Synthetic(requests = 400))
 * &#64;IwcEndpoint(embedded = &#64;Embedded(profile = "a100-80g"))
 * &#64;IwcSweep(rates = {2, 4, 8})
 * class CapacityTests {
 *     &#64;IwcSweep
 *     void answersEverything(Run run) {
 *         assertThat(run).hasNoErrors();
 *     }
 *
 *     &#64;Test
 *     void sustainsFourRequestsASecond(Sweep sweep) {
 *         assertThat(sweep).sustainsAtLeast(4, Slo.ttft(Duration.ofMillis(500)));
 *     }
 * }</code></pre>
 *
 * <p>Rates alone are open loops: requests are sent when they are due, however many are in flight. Concurrency alone is
 * a closed loop: a request is sent when another has ended; latency counts from the send and there is no schedule.
 * With both, each rate is combined with each limit on requests in flight.
 *
 * <p><strong>Targets:</strong> as {@link IwcWorkload}. On a method or parameter without levels it takes those
 * of the class.
 *
 * <p><strong>Scope:</strong> the run of a workload, an endpoint and a level is made once in the narrower scope of
 * workload and endpoint, whichever test needs it first, also when tests run in parallel. Runs on the wall clock take
 * turns. A workload or endpoint declared on the method or parameter is of one invocation, and so are its runs.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@TestTemplate
@ExtendWith({TrafficExtension.class, BaselineExtension.class, SweepExtension.class})
@SuppressWarnings("exports") // JUnit finds the extensions, nobody else needs them
public @interface IwcSweep {
    /** Requests per second, one over the mean gap: each &gt; 0, each once. */
    double[] rates() default {};

    /** Requests in flight: each ≥ 1, each once. */
    int[] concurrency() default {};
}
