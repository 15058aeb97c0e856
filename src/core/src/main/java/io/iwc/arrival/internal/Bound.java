package io.iwc.arrival.internal;

/** What the value of a parameter has to be. */
public enum Bound {
    POSITIVE("a number > 0", Double.MIN_VALUE, Double.MAX_VALUE),
    NOT_NEGATIVE("a number ≥ 0", 0, Double.MAX_VALUE),
    SHARE("a number from 0 to 1", 0, 1),
    COUNT("an integer ≥ 1", 1, Double.MAX_VALUE);

    private final String text;
    private final double least;
    private final double most;

    Bound(String text, double least, double most) {
        this.text = text;
        this.least = least;
        this.most = most;
    }

    String text() {
        return text;
    }

    boolean holds(double value) {
        return value >= least && value <= most;
    }

    public double require(String parameter, double value) {
        if (!holds(value)) {
            throw new IllegalArgumentException(parameter + ": found " + value + ", expected " + text);
        }
        return value;
    }
}
