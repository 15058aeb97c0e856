package io.iwc.assertj;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.workload.Workload;
import org.assertj.core.api.Assertions;

/**
 * The way in: {@code import static io.iwc.assertj.IwcAssertions.assertThat} brings AssertJ's own assertions and those
 * on the shape of LLM traffic.
 *
 * <pre><code class='java'> assertThat(workload).hasReuseWithin(0.6, 0.8).hasPromptTokensWithin(P90, 40, 80);
 * assertThat(run).hasNoErrors().hasTtftAtMost(P99, Duration.ofMillis(500));</code></pre>
 *
 * @since 0.1
 */
public class IwcAssertions extends Assertions {
    /** For classes that extend this one instead of importing from it. */
    protected IwcAssertions() {}

    /**
     * Assertions on the shape of a workload. Its fingerprint is measured when the first assertion needs it, once per
     * workload and tokenizer.
     */
    public static WorkloadAssert assertThat(Workload actual) {
        return new WorkloadAssert(actual);
    }

    /** Assertions on a measured shape. */
    public static FingerprintAssert assertThat(Fingerprint actual) {
        return new FingerprintAssert(actual);
    }

    /** Assertions on how one measured thing differs from another. */
    public static DriftAssert assertThat(Drift actual) {
        return new DriftAssert(actual);
    }

    /** Assertions on what happened to a workload at an endpoint. */
    public static RunAssert assertThat(Run actual) {
        return new RunAssert(actual);
    }

    /** Assertions on what happened under several levels of load. */
    public static SweepAssert assertThat(Sweep actual) {
        return new SweepAssert(actual);
    }
}
