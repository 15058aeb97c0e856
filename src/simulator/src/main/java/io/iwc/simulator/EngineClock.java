package io.iwc.simulator;

/**
 * Which clock the engine runs on.
 *
 * @since 0.1
 */
public enum EngineClock {
    /** Simulated time: predictions without waiting; over HTTP, answers at once. */
    VIRTUAL,
    /** Real time: answers at the profile's pace. */
    WALL
}
