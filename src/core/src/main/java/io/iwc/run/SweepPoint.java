package io.iwc.run;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/**
 * What happened at one level of a sweep.
 *
 * @since 0.1
 */
public record SweepPoint(SweepLevel level, Run run) {
    /** Share of the scheduled requests that have to meet an SLO for it to be sustained. */
    public static final double SUSTAINED_SHARE = 0.99;

    /**
     * Requested rate, requests per second.
     *
     * @throws IllegalStateException of a closed loop, which asks for none
     */
    public double rate() {
        return level.rate()
                .orElseThrow(() -> new IllegalStateException("the point " + level + " is a closed loop: it has no"
                        + " rate, see " + Metric.RUN_REQUEST_THROUGHPUT + " of its run"));
    }

    /** Requests in flight at most; 0 means no cap. */
    public int concurrency() {
        return level.concurrency().orElse(0);
    }

    /**
     * Share of all requests that met every target, 0..1; a request that failed or was hung up on has not. Undefined
     * without requests.
     */
    public Measurement attainment(Slo slo) {
        return run.withSlo(slo).measurement(Metric.RUN_GOODPUT_SHARE);
    }

    /**
     * Whether the endpoint held the SLO at this level: the run is valid under these targets and at least 99 % of its
     * requests met them all.
     */
    public boolean sustains(Slo slo) {
        var attainment = attainment(slo);
        return attainment.isDefined()
                && attainment.value() >= SUSTAINED_SHARE
                && run.withSlo(slo).isValid();
    }

    /** Whether a run is a candidate for the frontier: it is valid and at most 1 % of its requests failed. */
    public static boolean isCandidate(Run run) {
        var errors = run.measurement(Metric.RUN_ERROR_RATE);
        return run.isValid() && errors.isDefined() && errors.value() <= 1 - SUSTAINED_SHARE;
    }

    /** {@code rate=4.0}. */
    @Override
    public String toString() {
        return level.toString();
    }
}
