package io.iwc.assertj;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.workload.Workload;
import org.assertj.core.api.BDDAssertions;

/**
 * The same assertions for those who write given, when, then:
 * {@code import static io.iwc.assertj.IwcBddAssertions.then}.
 *
 * <pre><code class='java'> then(endpoint.captured()).hasRequestCount(2).hasReuseWithin(0.4, 1);</code></pre>
 *
 * @since 0.1
 */
public class IwcBddAssertions extends BDDAssertions {
    /** For classes that extend this one instead of importing from it. */
    protected IwcBddAssertions() {}

    /** {@link IwcAssertions#assertThat(Workload)} by another name. */
    public static WorkloadAssert then(Workload actual) {
        return new WorkloadAssert(actual);
    }

    /** {@link IwcAssertions#assertThat(Fingerprint)} by another name. */
    public static FingerprintAssert then(Fingerprint actual) {
        return new FingerprintAssert(actual);
    }

    /** {@link IwcAssertions#assertThat(Drift)} by another name. */
    public static DriftAssert then(Drift actual) {
        return new DriftAssert(actual);
    }

    /** {@link IwcAssertions#assertThat(Run)} by another name. */
    public static RunAssert then(Run actual) {
        return new RunAssert(actual);
    }

    /** {@link IwcAssertions#assertThat(Sweep)} by another name. */
    public static SweepAssert then(Sweep actual) {
        return new SweepAssert(actual);
    }
}
