package io.iwc.junit;

/**
 * The distributions of lengths; capitals, so that star imports never clash.
 *
 * @since 0.1
 */
public enum LengthKind {
    /** Every length from {@code min} to {@code max} equally often. */
    UNIFORM,
    /** Normal: {@code mean}, {@code cv}. */
    NORMAL,
    /** Lognormal: {@code mean}, {@code cv}, of the lengths themselves. */
    LOGNORMAL,
    /** Poisson: {@code mean}. */
    POISSON_LENGTH,
    /** Exponential: {@code mean}. */
    EXPONENTIAL
}
