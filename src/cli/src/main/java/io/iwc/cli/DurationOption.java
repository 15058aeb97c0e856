package io.iwc.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time with its unit: {@code 500ms}, {@code 1.5s}, {@code 10m}. A unit is required. */
final class DurationOption implements ITypeConverter<Duration> {
    private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        return of(text);
    }

    static Duration of(String text) {
        var parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException(
                    "found \"" + text + "\", expected a time with its unit, such as 500ms, 1.5s or 10m");
        }
        var nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanosOf(parts.group(2))));
        return Duration.ofNanos(nanos.longValue());
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "us" -> ChronoUnit.MICROS.getDuration().toNanos();
            case "ms" -> ChronoUnit.MILLIS.getDuration().toNanos();
            case "s" -> ChronoUnit.SECONDS.getDuration().toNanos();
            case "m" -> ChronoUnit.MINUTES.getDuration().toNanos();
            default -> ChronoUnit.HOURS.getDuration().toNanos();
        };
    }
}
