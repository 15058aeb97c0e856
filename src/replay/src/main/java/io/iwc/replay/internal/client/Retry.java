package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** Which failures another attempt may get over, and the backoff before it. */
final class Retry {
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_DOUBLINGS = 20;

    private Retry() {}

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
                    TRUNCATED,
                    EMPTY,
                    CANCELLED -> false;
        };
    }

    /**
     * Twice as long each time, or the server's {@code Retry-After} if that is longer.
     *
     * @param attempts so far, ≥ 1
     * @param headers of the last answer
     */
    static long backoffNanos(int attempts, SortedMap<String, String> headers) {
        var doubled = FIRST_BACKOFF_NANOS << Math.min(attempts - 1, MOST_DOUBLINGS);
        return Math.max(Math.min(LONGEST_BACKOFF_NANOS, doubled), retryAfterNanos(headers));
    }

    private static long retryAfterNanos(SortedMap<String, String> headers) {
        var seconds = headers.getOrDefault("retry-after", "");
        return seconds.matches("\\d{1,6}") ? TimeUnit.SECONDS.toNanos(Long.parseLong(seconds)) : 0;
    }
}
