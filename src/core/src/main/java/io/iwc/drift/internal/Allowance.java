package io.iwc.drift.internal;

/**
 * How far a metric may move by chance, in its unit.
 *
 * @param fall ≥ 0
 * @param rise ≥ 0
 * @since 0.1
 */
public record Allowance(double fall, double rise) {
    /** The same, but no move of that size either way is beyond it. */
    Allowance atLeast(double size) {
        return new Allowance(Math.max(fall, size), Math.max(rise, size));
    }
}
