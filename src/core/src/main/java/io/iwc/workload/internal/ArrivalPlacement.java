package io.iwc.workload.internal;

import io.iwc.internal.KeyedLongs;
import io.iwc.workload.Predecessor;
import io.iwc.workload.Request;
import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * Gives requests new arrivals, one after the other: a turn that depends on another comes its think time after that
 * one's arrival, every other request takes the next offset of a process. Remembers the arrivals of requests that have
 * a session, since only these can be depended on.
 *
 * @since 0.1
 */
public final class ArrivalPlacement {
    private final PrimitiveIterator.OfLong offsets;
    private final KeyedLongs placed = new KeyedLongs(1);

    /**
     * A placement by these offsets.
     *
     * @param offsets nanoseconds, never decreasing
     */
    public ArrivalPlacement(PrimitiveIterator.OfLong offsets) {
        this.offsets = offsets;
    }

    /** The request with its new time set. What it depends on was placed before it, else it counts as independent. */
    public Request.Builder place(Request.Builder request) {
        var predecessor = request.predecessor() instanceof Predecessor.Turn turn
                ? placed.get(turn.requestId())
                : Optional.<long[]>empty();
        var nanos = predecessor.isPresent()
                ? predecessor.get()[0] + request.thinkTimeMillis().orElse(0) * RequestParser.NANOS_PER_MILLI
                : offsets.nextLong();
        if (request.sessionId().isPresent()) {
            placed.put(request.id(), nanos);
        }
        return request.arrivingAt(nanos);
    }
}
