package io.iwc.trace.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which part of a trace becomes a workload: {@code model=X,user=Y,window=2026-02-01/2026-02-08,sample=0.1,by=user}.
 *
 * @param model empty for all
 * @param user empty for all
 * @param window from a time on, before another; empty for the whole trace
 * @param share 0..1 of the users, sessions or requests that are kept, 1 for all
 * @param by of what it is the share
 * @param text as it was given
 * @since 0.1
 */
public record Extract(
        Optional<String> model, Optional<String> user, Optional<Stretch> window, double share, By by, String text) {
    private static final Set<String> KEYS = Set.of("model", "user", "window", "sample", "by");

    /**
     * Parses the text of an option.
     *
     * @throws IllegalArgumentException if it says something that is not understood
     */
    public static Extract parse(String text) {
        var given = new LinkedHashMap<String, String>();
        for (var part : text.split(",", -1)) {
            var pair = part.split("=", 2);
            if (pair.length < 2 || !KEYS.contains(pair[0]) || pair[1].isEmpty()) {
                throw new IllegalArgumentException("extract: found \"" + part
                        + "\", expected model=…, user=…, window=FROM/TO, sample=0..1 or by=user|session|request");
            }
            if (given.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException("extract: found " + pair[0] + " twice, expected it once");
            }
        }
        return new Extract(
                Optional.ofNullable(given.get("model")),
                Optional.ofNullable(given.get("user")),
                Optional.ofNullable(given.get("window")).map(Stretch::parse),
                share(given),
                by(given),
                text);
    }

    private static double share(Map<String, String> given) {
        try {
            var share = Double.parseDouble(given.getOrDefault("sample", "1"));
            if (share > 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // worded below
        }
        throw new IllegalArgumentException(
                "extract: found sample=" + given.get("sample") + ", expected a share above 0 and at most 1");
    }

    private static By by(Map<String, String> given) {
        return switch (given.getOrDefault("by", "user")) {
            case "user" -> By.USER;
            case "session" -> By.SESSION;
            case "request" -> By.REQUEST;
            default ->
                throw new IllegalArgumentException(
                        "extract: found by=" + given.get("by") + ", expected by=user, by=session or by=request");
        };
    }

    /** What a sample keeps or leaves out as a whole. */
    public enum By {
        USER,
        SESSION,
        REQUEST
    }

    /**
     * From a time on, before another.
     *
     * @param from nanoseconds
     * @param to nanoseconds, above {@code from}
     * @param relative whether they count from the first request, else from 1970
     */
    public record Stretch(long from, long to, boolean relative) {
        static Stretch parse(String text) {
            var ends = text.split("/", -1);
            var fault = new IllegalArgumentException("window: found \"" + text
                    + "\", expected FROM/TO, each a date, a UTC time or a distance from the first request:"
                    + " 2026-02-01/2026-02-08, 2026-02-01T12:00:00Z/2026-02-01T13:00:00Z, 7d/14d (s, m, h, d)");
            if (ends.length != 2) {
                throw fault;
            }
            var distances = Arrays.stream(ends).map(Stretch::distance).toList();
            var times = Arrays.stream(ends).map(Stretch::time).toList();
            for (var pair : List.of(distances, times)) {
                if (pair.stream().allMatch(OptionalLong::isPresent)
                        && pair.get(0).getAsLong() < pair.get(1).getAsLong()) {
                    return new Stretch(pair.get(0).getAsLong(), pair.get(1).getAsLong(), pair == distances);
                }
            }
            throw fault;
        }

        private static OptionalLong distance(String text) {
            var seconds = text.isEmpty()
                    ? 0
                    : switch (text.charAt(text.length() - 1)) {
                        case 's' -> 1L;
                        case 'm' -> 60L;
                        case 'h' -> 3600L;
                        case 'd' -> 86_400L;
                        default -> 0L;
                    };
            try {
                return seconds == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.multiplyExact(
                                Long.parseLong(text, 0, text.length() - 1, 10), seconds * 1_000_000_000));
            } catch (NumberFormatException | ArithmeticException e) {
                return OptionalLong.empty();
            }
        }

        private static OptionalLong time(String text) {
            try {
                var instant = text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : text.endsWith("Z")
                                ? Instant.parse(text)
                                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                return OptionalLong.of(
                        Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
            } catch (DateTimeException | ArithmeticException e) {
                return OptionalLong.empty();
            }
        }
    }
}
