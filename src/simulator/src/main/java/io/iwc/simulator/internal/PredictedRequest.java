package io.iwc.simulator.internal;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Request;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request's stay in the predicted server, from its arrival to its record. */
final class PredictedRequest implements Sequence.Listener {
    private static final int BAD_REQUEST = 400; // what the embedded endpoint answers to the same request
    private static final int OK = 200;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private final PlannedRequest planned;
    private final Request request;
    private final int outputTokens;
    private final ObjLongConsumer<PredictedRequest> whenDone;
    private @Nullable Sequence sequence;
    private long sentNanos = RequestRecord.NONE;
    private long endNanos = RequestRecord.NONE;
    private @Nullable TokenGaps tokens;
    private String refusal = "";
    private boolean hungUp;
    private @Nullable Scheduler replica;

    /**
     * A request that is about to be sent.
     *
     * @param outputTokens of its answer, if it does not say
     * @param whenDone called with the last token
     */
    PredictedRequest(PlannedRequest planned, int outputTokens, ObjLongConsumer<PredictedRequest> whenDone) {
        this.planned = planned;
        this.whenDone = whenDone;
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

    /** Goes to the server. */
    Sequence send(long nanos, PromptTokens prompt) {
        sentNanos = nanos;
        sequence = new Sequence(prompt, outputTokens, priority(), this);
        return sequence;
    }

    @Override
    public void token(long nanos, int generated) {
        if (tokens == null) {
            tokens = new TokenGaps(replica().gaps());
        }
        tokens.add(nanos);
        if (generated == sequence().outputTokens()) {
            endNanos = nanos;
            whenDone.accept(this, nanos);
        }
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
        var count = tokens == null ? 0 : tokens.tokens();
        record.status(OK)
                .outputTokens(count, false)
                .chunks(count)
                .cachedPromptTokens(sequence().cachedPromptTokens());
        if (tokens != null) {
            record.firstByte(tokens.firstNanos())
                    .firstToken(tokens.firstNanos())
                    .firstAnswerToken(tokens.firstNanos())
                    .lastToken(tokens.lastNanos())
                    .itl(tokens.gaps());
        }
        return (hungUp ? record.cancelled() : record.ok(finishReason(count))).build();
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

    private String finishReason(int count) {
        return request.maxOutputTokens().orElse(-1) == count ? "length" : "stop";
    }

    private Scheduler replica() {
        if (replica == null) {
            throw new IllegalStateException(request + " has not joined a replica");
        }
        return replica;
    }
}
