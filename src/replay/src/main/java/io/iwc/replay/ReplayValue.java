package io.iwc.replay;

import io.iwc.artifact.internal.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads values of replay options as they are typed. */
final class ReplayValue {
    static final String COUNT = "integer ≥ 0";
    static final String TIME = "time";
    static final String SWITCH = "true or false";

    private ReplayValue() {}

    static int count(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused(text, "an " + COUNT);
        }
    }

    static boolean isOn(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(text, SWITCH);
        };
    }

    /** A time above zero: none of the options means anything at zero. */
    static Duration time(String text) {
        var time = TimeText.parse(text);
        if (time.isZero()) {
            throw refused(text, TimeText.EXPECTED + ", above zero");
        }
        return time;
    }

    /** Milliseconds since 1970, or ISO 8601. */
    static Instant instant(String text) {
        try {
            return text.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "found \"" + text
                            + "\", expected an instant such as 2026-01-31T12:00:00Z, or milliseconds since 1970",
                    e);
        }
    }

    static List<TelemetrySource> sources(String text) {
        return text.equals("none")
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(TelemetrySource::parse)
                        .toList();
    }

    static String[] pair(String text, String between, String expected) {
        var parts = text.split(between, 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "found no " + between + ", expected " + expected); // it may hold a secret
        }
        return new String[] {parts[0].strip(), parts[1].strip()};
    }

    /** {@code cold or warm}. */
    static <E> String oneOf(E[] values, Function<E, String> text) {
        var texts = Arrays.stream(values).map(text).toList();
        var last = texts.size() - 1;
        return String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    /** By its text, or by the name of the constant. */
    static <E extends Enum<E>> E one(E[] values, Function<E, String> text, String found) {
        return Arrays.stream(values)
                .filter(value -> text.apply(value).equals(found) || value.name().equals(found))
                .findFirst()
                .orElseThrow(() -> refused(found, oneOf(values, text)));
    }

    private static IllegalArgumentException refused(String text, String expected) {
        return new IllegalArgumentException("found \"" + text + "\", expected " + expected);
    }
}
