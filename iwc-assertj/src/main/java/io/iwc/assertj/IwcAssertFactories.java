package io.iwc.assertj;

import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.workload.Workload;
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * For {@code asInstanceOf} and {@code extracting}: {@code assertThat(thing).asInstanceOf(WORKLOAD).hasReuseWithin(…)}.
 *
 * @since 0.1
 */
public final class IwcAssertFactories {
    /** A {@link Workload}. */
    public static final InstanceOfAssertFactory<Workload, WorkloadAssert> WORKLOAD =
            new InstanceOfAssertFactory<>(Workload.class, WorkloadAssert::new);

    /** A {@link Fingerprint}. */
    public static final InstanceOfAssertFactory<Fingerprint, FingerprintAssert> FINGERPRINT =
            new InstanceOfAssertFactory<>(Fingerprint.class, FingerprintAssert::new);

    /** A {@link Run}. */
    public static final InstanceOfAssertFactory<Run, RunAssert> RUN =
            new InstanceOfAssertFactory<>(Run.class, RunAssert::new);

    /** A {@link Sweep}. */
    public static final InstanceOfAssertFactory<Sweep, SweepAssert> SWEEP =
            new InstanceOfAssertFactory<>(Sweep.class, SweepAssert::new);

    /** A {@link Drift}. */
    public static final InstanceOfAssertFactory<Drift, DriftAssert> DRIFT =
            new InstanceOfAssertFactory<>(Drift.class, DriftAssert::new);

    private IwcAssertFactories() {}
}
