package io.iwc.metric;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The value of a metric: a finite number, or undefined with a reason. Never NaN, never 0 for "unknown".
 *
 * @since 0.1
 */
public final class Measurement {
    private final double value;
    private final Optional<Reason> reason;

    private Measurement(double value, Optional<Reason> reason) {
        this.value = value;
        this.reason = reason;
    }

    /**
     * A defined value.
     *
     * @throws IllegalArgumentException if it is not finite: a formula missed a case that is undefined
     */
    public static Measurement of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a measurement is finite, found " + value);
        }
        return new Measurement(value == 0 ? 0.0 : value, Optional.empty());
    }

    /** A value that cannot be computed, and why. */
    public static Measurement undefined(Reason reason) {
        return new Measurement(0, Optional.of(reason));
    }

    /**
     * A value that cannot be computed, and why.
     *
     * @param details what the text of the reason says in its places, in order
     */
    public static Measurement undefined(ReasonCode reason, Object... details) {
        return undefined(Reason.of(reason, details));
    }

    /**
     * A value that cannot be computed, and why, as text.
     *
     * @throws IllegalArgumentException if that is blank
     */
    public static Measurement undefined(String reason) {
        return undefined(Reason.told(reason));
    }

    public boolean isDefined() {
        return reason.isEmpty();
    }

    /**
     * The number.
     *
     * @throws IllegalStateException if undefined, with the reason
     */
    public double value() {
        if (!isDefined()) {
            throw new IllegalStateException("undefined: " + reason());
        }
        return value;
    }

    /** Why it is undefined; empty if it is defined. */
    public String reason() {
        return reason.map(Reason::text).orElse("");
    }

    /** Whether it is undefined for a reason of that kind, whatever its text says. */
    public boolean isUndefined(ReasonCode code) {
        return reason.filter(why -> why.is(code)).isPresent();
    }

    /** Why it is undefined, for programs and for people; empty if it is defined. */
    public Optional<Reason> why() {
        return reason;
    }

    /** The number if there is one. */
    public OptionalDouble asOptional() {
        return isDefined() ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement that
                && Double.compare(value, that.value) == 0
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, reason);
    }

    @Override
    public String toString() {
        return isDefined() ? Double.toString(value) : "n/a (" + reason() + ")";
    }
}
