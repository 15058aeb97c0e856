package io.iwc.assertj;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.workload.Workload;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * Soft assertions on the shape of LLM traffic, to be mixed into soft assertions of one's own.
 *
 * @since 0.1
 */
public interface IwcSoftAssertionsProvider extends SoftAssertionsProvider {
    /** Collects violated assertions on a workload. */
    default WorkloadAssert assertThat(Workload actual) {
        return proxy(WorkloadAssert.class, Workload.class, actual);
    }

    /** Collects violated assertions on a fingerprint. */
    default FingerprintAssert assertThat(Fingerprint actual) {
        return proxy(FingerprintAssert.class, Fingerprint.class, actual);
    }

    /** Collects violated assertions on a run. */
    default RunAssert assertThat(Run actual) {
        return proxy(RunAssert.class, Run.class, actual);
    }

    /** Collects violated assertions on a sweep. */
    default SweepAssert assertThat(Sweep actual) {
        return proxy(SweepAssert.class, Sweep.class, actual);
    }

    /** Collects violated assertions on a drift. */
    default DriftAssert assertThat(Drift actual) {
        return proxy(DriftAssert.class, Drift.class, actual);
    }
}
