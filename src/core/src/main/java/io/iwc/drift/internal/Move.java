package io.iwc.drift.internal;

/**
 * A metric on the two sides of one draw.
 *
 * @param before as in the baseline
 * @param now as in what is held against it
 */
record Move(double before, double now) {
    boolean isPositive() {
        return before > 0 && now > 0;
    }

    double absolute() {
        return Math.abs(now - before);
    }

    double logarithmic() {
        return Math.abs(StrictMath.log(now / before));
    }
}
