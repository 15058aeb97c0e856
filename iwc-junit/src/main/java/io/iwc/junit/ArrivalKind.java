package io.iwc.junit;

/**
 * The arrival processes that an annotation can name; all others are for factories.
 *
 * @since 0.1
 */
public enum ArrivalKind {
    /** As recorded in the source; without recorded times one request every 100 ms. */
    SOURCE,
    /** A clock: {@code stepMillis} or {@code rate}. */
    FIXED_STEP,
    /** A Poisson process: {@code rate}. */
    POISSON,
    /** Independent gamma gaps: {@code rate} and {@code cv}. */
    GAMMA,
    /** {@code burstSize} requests at once, {@code burstEveryMillis}. */
    BURST
}
