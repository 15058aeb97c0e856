package io.iwc.drift;

/**
 * The one rule for "more than": strictly, with the rounding of the subtraction forgiven, so 0.8 − 0.6 is not over 0.2.
 */
final class Tolerance {
    private static final double ROUNDING = 1e-12;

    private Tolerance() {}

    /** Whether {@code size}, made from values as large as {@code a} and {@code b}, exceeds the threshold. */
    static boolean isExceeded(double size, double threshold, double a, double b) {
        return size - threshold > ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }
}
