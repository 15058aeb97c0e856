package io.iwc.simulator.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the embedded endpoint answers to a request; immutable. A wait passes in real time on both clocks.
 *
 * @since 0.1
 */
public final class Answer {
    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 599;
    private static final Answer GENERATED =
            new Answer(new Generated(), "", Optional.empty(), Optional.empty(), OptionalInt.empty());

    private final Content content;
    private final String thoughts;
    private final Optional<Duration> retryAfter;
    private final Optional<Duration> firstTokenAfter;
    private final OptionalInt breakingAfter;

    private Answer(
            Content content,
            String thoughts,
            Optional<Duration> retryAfter,
            Optional<Duration> firstTokenAfter,
            OptionalInt breakingAfter) {
        this.content = content;
        this.thoughts = thoughts;
        this.retryAfter = retryAfter;
        this.firstTokenAfter = firstTokenAfter;
        this.breakingAfter = breakingAfter;
    }

    /**
     * Words made from seed and request: as many tokens as the request's cap, else as the endpoint's own length. A
     * request for JSON gets an object of its schema, which is as long as it is.
     */
    public static Answer generated() {
        return GENERATED;
    }

    /** This text, whatever the request's cap. */
    public static Answer text(String text) {
        return of(new Text(text));
    }

    /**
     * A call of one tool, in a chat or a response; a plain completion has no tools and gets the arguments as text.
     *
     * @param json the arguments, sent unchanged
     */
    public static Answer toolCall(String name, String json) {
        return of(new ToolCall(name, json));
    }

    /**
     * An error of this HTTP status, with an error object as the API that is asked has it.
     *
     * @param status 400 to 599
     */
    public static Answer status(int status) {
        if (status < FIRST_ERROR || status > LAST_ERROR) {
            throw new IllegalArgumentException("status: found " + status + ", expected 400 to 599;"
                    + " answers that succeed are generated() and text(…)");
        }
        return of(new Failure(status));
    }

    /**
     * The same answer after these thoughts, which count as tokens of it: a block of Anthropic's messages, {@code thinking}
     * of Ollama, parts of Gemini, {@code reasoning_content} of a chat. Responses count them and do not show them, as
     * OpenAI's do; a plain completion has none. No effect on an error.
     */
    public Answer thinking(String text) {
        return new Answer(content, text, retryAfter, firstTokenAfter, breakingAfter);
    }

    /**
     * The same answer with a {@code Retry-After} header, in whole seconds rounded up, and {@code retry-after-ms},
     * which OpenAI's clients prefer.
     */
    public Answer retryAfter(Duration wait) {
        return new Answer(content, thoughts, Optional.of(notNegative(wait)), firstTokenAfter, breakingAfter);
    }

    /** The same answer, its first token held back for that long; the headers are not. No effect on an error. */
    public Answer firstTokenAfter(Duration wait) {
        return new Answer(content, thoughts, retryAfter, Optional.of(notNegative(wait)), breakingAfter);
    }

    /**
     * The same answer, its connection aborted after so many tokens, before the end of the body in any case. No effect
     * on an error.
     *
     * @param tokens ≥ 0; with 0 the headers still come
     */
    public Answer breakingAfter(int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens: found " + tokens + ", expected an integer ≥ 0");
        }
        return new Answer(content, thoughts, retryAfter, firstTokenAfter, OptionalInt.of(tokens));
    }

    Content content() {
        return content;
    }

    String thoughts() {
        return thoughts;
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

    private static Duration notNegative(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("wait: found " + wait + ", expected a duration ≥ 0");
        }
        return wait;
    }

    private static Answer of(Content content) {
        return new Answer(content, "", Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** What an answer consists of. */
    sealed interface Content {}

    record Generated() implements Content {}

    record Text(String text) implements Content {}

    record ToolCall(String name, String json) implements Content {}

    record Failure(int status) implements Content {}
}
