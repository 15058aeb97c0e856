package io.iwc.drift;

import io.iwc.metric.Worse;

/**
 * Which way a change may not go too far.
 *
 * @since 0.1
 */
public enum Direction {
    BOTH("both", "±"),
    INCREASE("increase", "+"),
    DECREASE("decrease", "-");

    private final String id;
    private final String sign;

    Direction(String id, String sign) {
        this.id = id;
        this.sign = sign;
    }

    /** The way that gets worse; both where neither does. */
    static Direction ofWorse(Worse worse) {
        return switch (worse) {
            case HIGHER -> INCREASE;
            case LOWER -> DECREASE;
            case NEITHER -> BOTH;
        };
    }

    /** As in files and options. */
    public String id() {
        return id;
    }

    /** Before a threshold: {@code ±}. */
    String sign() {
        return sign;
    }

    /** How far a change goes the way that is watched; negative or 0 if it goes the other way. */
    double distance(double change) {
        return switch (this) {
            case BOTH -> Math.abs(change);
            case INCREASE -> change;
            case DECREASE -> -change;
        };
    }
}
