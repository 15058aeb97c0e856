package io.iwc.simulator.internal;

/**
 * How long a step takes.
 *
 * @since 0.1
 */
public interface StepTime {
    /** Nanoseconds of a step that computes that; the same number on every machine. */
    long nanos(StepLoad load);

    /** How many of the steps so far were beyond what was measured. */
    default long extrapolated() {
        return 0;
    }
}
