package io.iwc.run.internal;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The durations of one request, by the formulas of {@code run.*}. Empty where a request has none: it failed, was not
 * streamed, or a stamp never came. Durations that count from the send are what other tools call TTFT and E2E; those
 * that count from the schedule include the wait for a slot.
 *
 * @since 0.1
 */
public final class RequestTimings {
    private static final double NANOS_PER_SECOND = 1e9;

    private final RequestRecord record;

    private RequestTimings(RequestRecord record) {
        this.record = record;
    }

    /** The durations of that request. */
    public static RequestTimings of(RequestRecord record) {
        return new RequestTimings(record);
    }

    /** First token − send, nanoseconds. */
    public OptionalLong ttftNanos() {
        return streamed(record.firstTokenNanos(), record.sentNanos());
    }

    /** First token − schedule, nanoseconds. */
    public OptionalLong responseTtftNanos() {
        return streamed(record.firstTokenNanos(), OptionalLong.of(record.scheduledNanos()));
    }

    /** First token of the answer itself − send, nanoseconds. */
    public OptionalLong ttftAnswerNanos() {
        return streamed(record.firstAnswerTokenNanos(), record.sentNanos());
    }

    /** Last token − send, nanoseconds; not streamed: end of the body − send. */
    public OptionalLong e2eNanos() {
        return difference(completion(), record.sentNanos());
    }

    /** Last token − schedule, nanoseconds; not streamed: end of the body − schedule. */
    public OptionalLong responseNanos() {
        return difference(completion(), OptionalLong.of(record.scheduledNanos()));
    }

    /**
     * (E2E − TTFT)/(output tokens − 1), seconds per token. Reasoning that was counted but not streamed is left out;
     * where a summary of it came before the answer, the time cannot be told apart, and there is none.
     */
    public OptionalDouble tpotSeconds() {
        var ttft = ttftNanos();
        var e2e = e2eNanos();
        var hidden = record.hiddenTokens().orElse(0);
        var tokens = record.outputTokens().orElse(0) - hidden;
        return ttft.isEmpty() || e2e.isEmpty() || tokens < 2 || (hidden > 0 && isSummarised())
                ? OptionalDouble.empty()
                : OptionalDouble.of((e2e.getAsLong() - ttft.getAsLong()) / NANOS_PER_SECOND / (tokens - 1));
    }

    /** Send − due, nanoseconds, whatever became of the request. */
    public OptionalLong scheduleLagNanos() {
        return record.sentNanos().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(record.sentNanos().getAsLong() - record.dueNanos());
    }

    private boolean isSummarised() {
        return record.firstAnswerTokenNanos().orElse(RequestRecord.NONE)
                > record.firstTokenNanos().orElse(RequestRecord.NONE);
    }

    private OptionalLong completion() {
        if (record.outcome() != Outcome.OK) {
            return OptionalLong.empty();
        }
        return record.streamed() ? record.lastTokenNanos() : record.endNanos();
    }

    private OptionalLong streamed(OptionalLong later, OptionalLong earlier) {
        return record.outcome() == Outcome.OK && record.streamed() ? difference(later, earlier) : OptionalLong.empty();
    }

    private static OptionalLong difference(OptionalLong later, OptionalLong earlier) {
        return later.isEmpty() || earlier.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(later.getAsLong() - earlier.getAsLong());
    }
}
