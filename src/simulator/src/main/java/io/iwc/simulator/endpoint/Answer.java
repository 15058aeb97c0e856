package io.iwc.simulator.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the embedded endpoint answers to a request; immutable.
 *
 * @since 0.1
 */
public final class Answer {
    private final Optional<String> text;
    private final OptionalInt status;
    private final Optional<Duration> retryAfter;
    private final Optional<Duration> firstTokenAfter;
    private final OptionalInt breakingAfter;

    private Answer(
            Optional<String> text,
            OptionalInt status,
            Optional<Duration> retryAfter,
            Optional<Duration> firstTokenAfter,
            OptionalInt breakingAfter) {
        this.text = text;
        this.status = status;
        this.retryAfter = retryAfter;
        this.firstTokenAfter = firstTokenAfter;
        this.breakingAfter = breakingAfter;
    }

    /** Words made from seed and request, as long as the request's cap. */
    public static Answer generated() {
        return new Answer(
                Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** This text. */
    public static Answer text(String text) {
        return new Answer(
                Optional.of(text), OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** An error answer of this HTTP status. */
    public static Answer status(int status) {
        return new Answer(
                Optional.empty(), OptionalInt.of(status), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** The same answer with a {@code Retry-After} header. */
    public Answer retryAfter(Duration wait) {
        return new Answer(text, status, Optional.of(wait), firstTokenAfter, breakingAfter);
    }

    /** The same answer, its first token held back. */
    public Answer firstTokenAfter(Duration wait) {
        return new Answer(text, status, retryAfter, Optional.of(wait), breakingAfter);
    }

    /** The same answer, the connection broken after so many tokens. */
    public Answer breakingAfter(int tokens) {
        return new Answer(text, status, retryAfter, firstTokenAfter, OptionalInt.of(tokens));
    }

    Optional<String> text() {
        return text;
    }

    OptionalInt status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Optional<Duration> firstTokenAfter() {
        return firstTokenAfter;
    }

    OptionalInt breakingAfter() {
        return breakingAfter;
    }
}
