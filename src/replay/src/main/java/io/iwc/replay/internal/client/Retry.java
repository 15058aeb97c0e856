package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which failures another attempt may get over, and the backoff before it. */
final class Retry {
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 20;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{0,9})?");

    private static final Pattern RETRY_DELAY =
            Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,6}(?:\\.\\d{0,9})?)s\"");

    /** As RFC 9110 (5.6.7) has them: the usual one, and two old ones that are to be understood. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private Retry() {}

    /** Whether the server answered that it does not take the request. */
    static boolean isRefusal(ErrorClass failure) {
        return failure == ErrorClass.HTTP_4XX || failure == ErrorClass.HTTP_5XX;
    }

    /** Whether a retry may succeed: no connection, no answer, 429, 5xx. */
    static boolean mayHelp(ErrorClass failure) {
        return switch (failure) {
            case DNS, CONNECT_REFUSED, CONNECT_TIMEOUT, RESET_BEFORE_RESPONSE, HTTP_429, HTTP_5XX, FIRST_BYTE_TIMEOUT ->
                true;
            case TLS,
                    HTTP_4XX,
                    IDLE_TIMEOUT,
                    TOTAL_TIMEOUT,
                    SSE_MALFORMED,
                    SSE_ERROR_EVENT,
                    FINISH_ERROR,
                    TRUNCATED,
                    EMPTY,
                    CANCELLED -> false;
        };
    }

    /**
     * Twice as long each time, or what the server asks for if that is longer.
     *
     * @param attempts so far, ≥ 1
     * @param headers of the last answer
     * @param said the body of the last answer: Gemini says it there
     */
    static long backoffNanos(int attempts, SortedMap<String, String> headers, String said) {
        var doubled = FIRST_BACKOFF_NANOS << Math.min(attempts - 1, MOST_DOUBLINGS);
        var asked = Math.max(retryAfterNanos(headers), retryDelayNanos(said));
        return Math.max(Math.min(LONGEST_BACKOFF_NANOS, doubled), asked);
    }

    /** Seconds in {@code RetryInfo} of Google's errors. */
    private static long retryDelayNanos(String said) {
        var delay = RETRY_DELAY.matcher(said);
        return delay.find() ? nanos(delay.group(1), TimeUnit.SECONDS) : 0;
    }

    /** Seconds, with or without a fraction, or a date; milliseconds as some gateways say them. */
    private static long retryAfterNanos(SortedMap<String, String> headers) {
        var millis = headers.getOrDefault("retry-after-ms", "");
        if (NUMBER.matcher(millis).matches()) {
            return nanos(millis, TimeUnit.MILLISECONDS);
        }
        var after = headers.getOrDefault("retry-after", "");
        return NUMBER.matcher(after).matches() ? nanos(after, TimeUnit.SECONDS) : nanosUntil(after, headers);
    }

    private static long nanos(String number, TimeUnit unit) {
        return new BigDecimal(number)
                .multiply(BigDecimal.valueOf(unit.toNanos(1)))
                .setScale(0, RoundingMode.CEILING)
                .longValue();
    }

    /** From the server's own now, if it says it, so that its clock need not be ours. */
    private static long nanosUntil(String date, SortedMap<String, String> headers) {
        var then = instant(date);
        if (then.isEmpty()) {
            return 0;
        }
        var now = instant(headers.getOrDefault("date", "")).orElseGet(InstantSource.system()::instant);
        return Math.max(
                0,
                Math.min(
                        LONGEST_WAIT.toNanos(),
                        Duration.between(now, then.get()).toNanos()));
    }

    private static Optional<Instant> instant(String date) {
        return DATES.stream()
                .flatMap(spelling -> parsed(spelling, date).stream())
                .findFirst();
    }

    private static Optional<Instant> parsed(DateTimeFormatter spelling, String date) {
        try {
            return Optional.of(spelling.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty(); // none, or in another spelling
        }
    }
}
