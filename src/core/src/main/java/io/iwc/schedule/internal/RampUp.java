package io.iwc.schedule.internal;

import java.time.Duration;

/**
 * A gentle start: the rate grows linearly from nothing to the workload's own. What the workload does in the first
 * half of that time is stretched over all of it, and what comes later is later by half of it.
 *
 * @param nanos until the rate is the workload's own; 0 = from the start
 */
record RampUp(long nanos) {
    static final RampUp NONE = new RampUp(0);

    static RampUp of(Duration time) {
        return new RampUp(time.toNanos());
    }

    /**
     * When a request is scheduled whose own arrival is this. With a rate of s/R of the full one at time s, s²/2R of the
     * workload has passed; solved for s.
     */
    long stretched(long arrivalNanos) {
        if (arrivalNanos >= nanos / 2) {
            return arrivalNanos + nanos - nanos / 2;
        }
        return Math.min(nanos, Math.round(StrictMath.sqrt(2.0 * nanos * arrivalNanos)));
    }
}
