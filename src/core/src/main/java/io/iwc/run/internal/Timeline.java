package io.iwc.run.internal;

import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;
import java.util.Optional;

/** What the stamps of a run's records can be held against. */
public enum Timeline {
    /** One zero for all: a schedule, rates and durations exist. */
    COMMON,
    /** One zero for all but no schedule: each request is sent when another has ended, and counts from its send. */
    CLOSED_LOOP,
    /** One zero for all, but a record says only when its request arrived, not when it was sent. */
    FROM_ARRIVAL,
    /** Each record counts from its own send, as in a file that holds latencies only. */
    PER_REQUEST;

    /** Why nothing counts from a request's place in time, if so. */
    Optional<Reason> lacksClock() {
        return this == PER_REQUEST ? Optional.of(Reason.of(ReasonCode.NO_COMMON_CLOCK)) : Optional.empty();
    }

    /** Why nothing can be said about how a schedule was kept, if so. */
    Optional<Reason> lacksSchedule() {
        return switch (this) {
            case CLOSED_LOOP -> Optional.of(Reason.of(ReasonCode.NO_SCHEDULE));
            case FROM_ARRIVAL -> Optional.of(Reason.of(ReasonCode.NO_SEND_TIMES));
            case COMMON, PER_REQUEST -> lacksClock();
        };
    }
}
