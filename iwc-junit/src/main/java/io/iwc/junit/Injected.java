package io.iwc.junit;

import io.iwc.baseline.Baseline;
import io.iwc.drift.Drift;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.replay.Endpoint;
import io.iwc.run.Run;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.simulator.internal.Predictor;
import io.iwc.workload.Workload;
import java.util.Arrays;
import java.util.Optional;

/** The types of parameters that the extension claims, and what each needs to be declared. */
enum Injected {
    WORKLOAD(Workload.class, true, false),
    FINGERPRINT(Fingerprint.class, true, false),
    /** Without an endpoint it is run on the default embedded one. */
    RUN(Run.class, true, false),
    /** The stored one; where baselines are recorded, the workload's own. */
    BASELINE(Baseline.class, true, false),
    /** Of the workload from its baseline. */
    DRIFT(Drift.class, true, false),
    /** Of the level that an invocation has. */
    SWEEP_POINT(SweepPoint.class, true, false),
    /** Of all levels; what another test has run is not run again. */
    SWEEP(Sweep.class, true, false),
    ENDPOINT(Endpoint.class, false, true),
    EMBEDDED_ENDPOINT(EmbeddedEndpoint.class, false, true),
    PREDICTOR(Predictor.class, false, true);

    private final Class<?> type;
    private final boolean needsWorkload;
    private final boolean needsEndpoint;

    Injected(Class<?> type, boolean needsWorkload, boolean needsEndpoint) {
        this.type = type;
        this.needsWorkload = needsWorkload;
        this.needsEndpoint = needsEndpoint;
    }

    static Optional<Injected> of(Class<?> parameterType) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.type.equals(parameterType))
                .findFirst();
    }

    boolean needsWorkload() {
        return needsWorkload;
    }

    boolean needsEndpoint() {
        return needsEndpoint;
    }

    /** Whether an {@link IwcExtension} can give it. */
    boolean isServable() {
        return this == ENDPOINT || this == EMBEDDED_ENDPOINT;
    }

    /** Whether the endpoint, if there is one, is used. */
    boolean usesEndpoint() {
        return needsEndpoint || this == RUN || this == SWEEP_POINT || this == SWEEP;
    }
}
