package io.iwc.run;

import java.util.Locale;

/**
 * Why a request failed.
 *
 * @since 0.1
 */
public enum ErrorClass {
    DNS,
    CONNECT_REFUSED,
    CONNECT_TIMEOUT,
    TLS,
    RESET_BEFORE_RESPONSE,
    /** Too many requests: 429. */
    HTTP_429,
    /** Any other 4xx, and redirects, which are not followed. */
    HTTP_4XX,
    HTTP_5XX,
    FIRST_BYTE_TIMEOUT,
    IDLE_TIMEOUT,
    TOTAL_TIMEOUT,
    SSE_MALFORMED,
    SSE_ERROR_EVENT,
    /** The finish reason says that the server gave up: error, abort and their like. */
    FINISH_ERROR,
    /** The stream ended without a finish reason and without {@code [DONE]}. */
    TRUNCATED,
    /** A complete answer without a single token. */
    EMPTY,
    CANCELLED;

    /** As in files: {@code first_byte_timeout}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
