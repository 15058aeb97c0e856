package io.iwc.simulator.internal;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Request;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request's stay in the predicted server, from its arrival to its record. */
final class PredictedRequest {
    private static final int BAD_REQUEST = 400; // what the embedded endpoint answers to the same request
    private static final int OK = 200;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private final PlannedRequest planned;
    private final Request request;
    private final int outputTokens;
    private @Nullable Sequence sequence;
    private long sentNanos = RequestRecord.NONE;
    private long endNanos = RequestRecord.NONE;
    private long[] tokenNanos = {};
    private int tokens;
    private String refusal = "";
    private boolean hungUp;
    private @Nullable Scheduler replica;

    PredictedRequest(PlannedRequest planned, int outputTokens) {
        this.planned = planned;
        request = planned.request();
        this.outputTokens = request.expectedOutputTokens().orElse(outputTokens);
    }

    PlannedRequest planned() {
        return planned;
    }

    Request request() {
        return request;
    }

    boolean sent() {
        return sentNanos != RequestRecord.NONE;
    }

    Sequence sequence() {
        if (sequence == null) {
            throw new IllegalStateException(request + " was not sent");
        }
        return sequence;
    }

    /** Goes to the server; {@code whenDone} is called with the last token. */
    Sequence send(long nanos, PromptTokens prompt, ObjLongConsumer<PredictedRequest> whenDone) {
        sentNanos = nanos;
        sequence = new Sequence(prompt, outputTokens, priority(), (at, generated) -> {
            stamp(at);
            if (generated == sequence().outputTokens()) {
                endNanos = at;
                whenDone.accept(this, at);
            }
        });
        return sequence;
    }

    /** Its time in front of the engine is over: it joins the queue of a replica, unless its client has gone. */
    void join(Fleet fleet, PromptTokens prompt) {
        if (!hungUp) {
            replica = fleet.submit(prompt, sequence());
        }
    }

    void refused(String reason) {
        refusal = reason;
        endNanos = sentNanos;
    }

    /** The client hangs up; whether there was still something to hang up on. */
    boolean hangUp(long nanos) {
        if (endNanos != RequestRecord.NONE) {
            return false;
        }
        hungUp = true;
        endNanos = nanos;
        if (replica != null) {
            replica.cancel(sequence());
        }
        return true;
    }

    RequestRecord record() {
        var record = RequestRecord.builder(planned.sequence(), request.id(), planned.scheduledNanos())
                .session(request.sessionId().orElse(""))
                .turn(request.turnId().orElse(-1))
                .model(request.model().orElse(""))
                .attempts(1)
                .streamed(true)
                .due(planned.dueNanos())
                .sent(sentNanos)
                .inputTokens(sequence().promptTokens())
                .end(endNanos);
        request.expectedOutputTokens().ifPresent(record::outputTokensAsked);
        if (!refusal.isEmpty()) {
            return record.status(BAD_REQUEST)
                    .failed(ErrorClass.HTTP_4XX, refusal)
                    .build();
        }
        record.status(OK)
                .outputTokens(tokens, false)
                .chunks(tokens)
                .cachedPromptTokens(sequence().cachedPromptTokens());
        if (tokens > 0) {
            record.firstByte(tokenNanos[0])
                    .firstToken(tokenNanos[0])
                    .firstAnswerToken(tokenNanos[0])
                    .lastToken(tokenNanos[tokens - 1])
                    .itl(gaps());
        }
        return (hungUp ? record.cancelled() : record.ok(finishReason())).build();
    }

    /** An integer {@code priority} in the metadata; the lower, the sooner. */
    private long priority() {
        var given = request.metadata().get("priority");
        return given != null && INTEGER.matcher(given.asText()).matches() ? Long.parseLong(given.asText()) : 0;
    }

    /** Tokens of the answer. */
    int outputTokens() {
        return outputTokens;
    }

    private String finishReason() {
        return request.maxOutputTokens().orElse(-1) == tokens ? "length" : "stop";
    }

    private void stamp(long nanos) {
        if (tokens == tokenNanos.length) {
            tokenNanos = Arrays.copyOf(tokenNanos, Math.max(16, Math.min(2 * tokens, outputTokens)));
        }
        tokenNanos[tokens++] = nanos;
    }

    private long[] gaps() {
        var gaps = new long[tokens - 1];
        for (var i = 1; i < tokens; i++) {
            gaps[i - 1] = tokenNanos[i] - tokenNanos[i - 1];
        }
        return gaps;
    }
}
