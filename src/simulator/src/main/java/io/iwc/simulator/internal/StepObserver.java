package io.iwc.simulator.internal;

/**
 * Watches the steps of a prediction.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StepObserver {
    /**
     * A step begins.
     *
     * @param replica of the server, from 0
     * @param fromNanos when, on the virtual clock
     * @param toNanos when it will end; in lockstep, with that of the replica which takes longest
     * @param load what it computes; not to be kept
     */
    void step(int replica, long fromNanos, long toNanos, StepLoad load);
}
