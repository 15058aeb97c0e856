package io.iwc.arrival.internal;

import io.iwc.arrival.ArrivalProcess;
import io.iwc.artifact.internal.TimeText;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The parameters that arrival processes take, by the names they have in {@link ArrivalProcess#parse}. Command line and
 * annotations have spellings of their own for them ({@code --rate-rps}, {@code stepMillis}); which process takes which
 * says its {@link ArrivalForm}.
 *
 * @since 0.1
 */
public enum ArrivalParameter {
    /** Requests per second; of on-off while on, of ramp at the start, of diurnal on average. */
    RATE("rate", Type.NUMBER),
    /** From one request to the next. */
    STEP("step", Type.TIME),
    /** Coefficient of variation of the gaps; 1 is Poisson. */
    CV("cv", Type.NUMBER),
    /** Shape of the gamma distribution, 1/CV². */
    SHAPE("shape", Type.NUMBER),
    /** Requests at once. */
    SIZE("size", Type.COUNT),
    /** From one burst to the next. */
    EVERY("every", Type.TIME),
    /** Mean time on. */
    ON("on", Type.TIME),
    /** Mean time off. */
    OFF("off", Type.TIME),
    /** Requests per second while off. */
    OFF_RATE("off-rate", Type.NUMBER),
    /** Requests per second at the end. */
    TO("to", Type.NUMBER),
    /** How long the change of the rate takes. */
    OVER("over", Type.TIME),
    /** Swing of the rate as a share of its mean. */
    AMPLITUDE("amplitude", Type.NUMBER),
    /** Length of one swing. */
    PERIOD("period", Type.TIME);

    private final String text;
    private final Type type;

    ArrivalParameter(String text, Type type) {
        this.text = text;
        this.type = type;
    }

    /** As {@link ArrivalProcess#parse} has it: {@code off-rate}. */
    public String text() {
        return text;
    }

    /** Whether its value is a time, in nanoseconds. */
    public boolean isTime() {
        return type == Type.TIME;
    }

    /** Whether its value is a whole number of requests. */
    public boolean isCount() {
        return type == Type.COUNT;
    }

    /** Its value as typed: a number, or a time with its unit. */
    Number read(String typed) {
        try {
            return switch (type) {
                case NUMBER -> Double.parseDouble(typed);
                case COUNT -> Integer.parseInt(typed);
                case TIME -> TimeText.parse(typed).toNanos();
            };
        } catch (NumberFormatException notANumber) {
            var expected = type == Type.COUNT ? "an integer" : "a number";
            throw new IllegalArgumentException(text + ": found \"" + typed + "\", expected " + expected, notANumber);
        } catch (IllegalArgumentException notATime) {
            throw new IllegalArgumentException(text + ": " + notATime.getMessage(), notATime);
        }
    }

    /** As {@link #read} reads it. */
    String written(Number value) {
        if (type == Type.TIME) {
            return TimeText.of(Duration.ofNanos(value.longValue()));
        }
        var digits = String.valueOf(value);
        return digits.contains("E")
                ? digits
                : new BigDecimal(digits).stripTrailingZeros().toPlainString();
    }

    private enum Type {
        NUMBER,
        COUNT,
        TIME
    }
}
