package io.iwc.dataset;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Decimals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One record of a dataset, asked for its fields by name. Where several names are given the first one present counts:
 * the name and its aliases. What does not fit is thrown as a fault of this row, which {@link Rows} keeps.
 *
 * @since 0.1
 */
public abstract class DatasetRow {
    /** Thousands set apart, in one of the ways that mean something else elsewhere. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([,.'_ \u00a0\u202f]\\d{3})+");

    private final String file;
    private final long line;
    private final Stamp stamp;

    DatasetRow(String file, long line) {
        this.file = file;
        this.line = line;
        stamp = new Stamp();
    }

    /** A part of another row. */
    DatasetRow(DatasetRow whole) {
        file = whole.file;
        line = whole.line;
        stamp = whole.stamp;
    }

    /** The line it begins in, from 1. */
    public long line() {
        return line;
    }

    /** A number or text, unchanged; empty where it is missing, null or empty. */
    abstract Optional<String> cell(String name);

    /** Counts the fields that nobody has asked for, once the row has become requests. */
    abstract void settle();

    /** What to show of a field that does not fit. */
    abstract String shown(String name);

    /** A length in tokens or the like; a number such as {@code 12.0} is one. */
    public int nonNegativeInt(String... names) {
        return optionalInt(names).orElseThrow(() -> unexpected(names[0], "an integer ≥ 0"));
    }

    /** The same where it may be missing. */
    public OptionalInt optionalInt(String... names) {
        var name = present(names);
        if (name.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var value = decimal(name.get()).intValueExact();
            if (value >= 0) {
                return OptionalInt.of(value);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // worded below
        }
        throw unexpected(
                name.get(),
                cell(name.get()).filter(text -> GROUPED.matcher(text).matches()).isPresent()
                        ? "an integer ≥ 0 without separators between its digits"
                        : "an integer ≥ 0");
    }

    /** Text that may be missing; a number is its digits. */
    public Optional<String> optionalText(String... names) {
        return present(names).flatMap(this::cell);
    }

    /** Milliseconds, possibly with a fraction or as text, in nanoseconds. */
    public long millisAsNanos(String... names) {
        return nanos(6, "milliseconds ≥ 0", names);
    }

    /** Seconds, possibly with a fraction or as text, in nanoseconds. */
    public long secondsAsNanos(String... names) {
        return nanos(9, "seconds ≥ 0", names);
    }

    /** A calendar time in nanoseconds since 1970, see {@link Timestamps}. */
    public long calendarNanos(String... names) {
        var name = present(names).orElseThrow(() -> unexpected(names[0], Timestamps.EXPECTED));
        stamped(name);
        var nanos = Timestamps.nanos(cell(name).orElseThrow()).orElseThrow(() -> unexpected(name, Timestamps.EXPECTED));
        if (nanos < 0) {
            throw unexpected(name, "a time of 1970 or later");
        }
        return nanos;
    }

    /** Whole nanoseconds. */
    public long nanos(String... names) {
        return nanos(0, "nanoseconds ≥ 0", names);
    }

    /** A length that may be unknown, which other people write as −1 or leave empty. */
    public OptionalInt knownInt(String... names) {
        var name = present(names);
        return name.isPresent() && isMinusOne(name.get()) ? OptionalInt.empty() : optionalInt(names);
    }

    /** A calendar time, or a number in the unit that the options name; the unit is never inferred. */
    public long timeAsNanos(Optional<ClockUnit> unit, String... names) {
        var name = present(names);
        if (name.isPresent() && isNumber(name.get())) {
            if (unit.isEmpty()) {
                throw unexpected(name.get(), "an ISO-8601 time (of a number name the unit: --time-unit s|ms|us|ns)");
            }
            return nanos(unit.get().decimals(), "a time ≥ 0 in " + unit.get().id(), names);
        }
        return calendarNanos(names);
    }

    /** Whether any of these fields is present. */
    public boolean has(String... names) {
        return present(names).isPresent();
    }

    /** A fault of this row, to be thrown. */
    public InvalidInputException unexpected(String field, String expected) {
        return fault(field, "found " + shown(field) + ", expected " + expected);
    }

    /** A fault of this row in other words, to be thrown. */
    public InvalidInputException fault(String field, String text) {
        return new InvalidInputException(Problem.at(file, line, field, text));
    }

    /** The arrival as it stood in the file, once it was asked for; else empty. */
    String stamp() {
        return stamp.text.get();
    }

    /** Records the field that holds the arrival. */
    final void stamped(String name) {
        stamp.text = () -> cell(name).orElse("");
    }

    private long nanos(int decimals, String expected, String... names) {
        var name = present(names).orElseThrow(() -> unexpected(names[0], expected));
        stamped(name);
        try {
            var nanos = Timestamps.scaled(decimal(name), decimals);
            if (nanos >= 0) {
                return nanos;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // worded below
        }
        throw unexpected(name, expected);
    }

    private boolean isMinusOne(String name) {
        return isNumber(name) && decimal(name).compareTo(BigDecimal.ONE.negate()) == 0;
    }

    /** Whether a field is a number, be it in quotes. */
    final boolean isNumber(String name) {
        try {
            decimal(name);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private BigDecimal decimal(String name) {
        return Decimals.parse(cell(name).orElseThrow().strip());
    }

    private Optional<String> present(String... names) {
        for (var name : names) {
            if (cell(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The field of the arrival, shared by a row and its parts. */
    private static final class Stamp {
        private Supplier<String> text = () -> "";
    }
}
