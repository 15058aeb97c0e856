package io.iwc.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Times of other people's clocks in integer nanoseconds, exactly: decimal arithmetic, half-even below a nanosecond. */
final class Timestamps {
    static final String EXPECTED = "a time such as 2024-05-10 00:00:00.009930+00:00";

    /** {@code T} or a space between date and time, up to nine decimals behind a point or a comma, an offset, a zone in brackets, or none (then UTC); or the form of HTTP headers. Days and hours that do not exist are none. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendPattern("HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[' ']")
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "UTC")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "GMT")
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .appendZoneRegionId()
            .appendLiteral(']')
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern COMMA = Pattern.compile("(:\\d\\d),(?=\\d)");

    private static final Pattern WEEKDAY = Pattern.compile("[A-Z][a-z]{2}, ");

    private Timestamps() {}

    /** Nanoseconds since 1970; empty if the text is no such time. */
    static OptionalLong nanos(String text) {
        try {
            var instant = instant(text.strip());
            return OptionalLong.of(
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static Instant instant(String text) {
        if (WEEKDAY.matcher(text).lookingAt()) {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        }
        var parsed = FORMAT.parseBest(
                COMMA.matcher(text).replaceFirst("$1."),
                ZonedDateTime::from,
                OffsetDateTime::from,
                LocalDateTime::from);
        return parsed instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(parsed);
    }

    /**
     * A decimal number times a power of ten.
     *
     * @throws ArithmeticException if it does not fit 64 bits
     */
    static long scaled(BigDecimal value, int decimals) {
        return value.movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
