package io.iwc.junit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them in settings: {@code 500ms}, {@code 30s}, {@code 10m}. */
final class DurationText {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");

    private static final int MILLIS_A_SECOND = 1_000;
    private static final int SECONDS_A_MINUTE = 60;

    private DurationText() {}

    /** As it may be set, in the largest unit that it is a whole number of. */
    static String of(Duration duration) {
        var millis = duration.toMillis();
        if (millis % MILLIS_A_SECOND != 0) {
            return millis + "ms";
        }
        var seconds = duration.toSeconds();
        return seconds % SECONDS_A_MINUTE == 0 ? seconds / SECONDS_A_MINUTE + "m" : seconds + "s";
    }

    /** The duration, if it is one and above zero. */
    static Optional<Duration> parse(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var amount = Long.parseLong(matcher.group(1));
        var duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }
}
