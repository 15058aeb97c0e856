package io.iwc.dataset;

import io.iwc.workload.Request;
import io.iwc.workload.internal.Footprint;
import io.iwc.workload.internal.LengthRows;
import java.io.Serial;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts requests into the order of their arrival as they stream by, ties in the order they came. Later turns of a
 * conversation come early and are held back; a request without a session means that nothing earlier follows. Where
 * too much would have to be held back the rows count as out of order.
 */
final class TimeOrder {
    private final PriorityQueue<Held> held = new PriorityQueue<>();
    private Consumer<Request> sink;
    private final long most;
    private long count;
    private long footprint;
    private long passed;

    TimeOrder(Consumer<Request> sink) {
        this(sink, Footprint.MOST);
    }

    TimeOrder(Consumer<Request> sink, long most) {
        this.sink = sink;
        this.most = most;
    }

    /**
     * Takes the next request.
     *
     * @param nanos its arrival by the clock that orders, from which its own may differ
     * @param finished makes it, once it is known to come in time
     * @throws OutOfOrderException if later ones have been passed on already, or too many are held back
     */
    void accept(long nanos, Supplier<Request> finished) {
        if (count == 0) {
            passed = nanos;
        }
        if (nanos < passed) {
            throw new OutOfOrderException();
        }
        var request = finished.get();
        if (held.isEmpty() && request.dependsOn().isEmpty()) {
            count++;
            passed = nanos;
            sink.accept(request); // as most are
            return;
        }
        footprint += Footprint.of(request);
        held.add(new Held(nanos, count++, request));
        if (request.dependsOn().isEmpty()) {
            passUpTo(nanos);
        }
        if (footprint > most) {
            throw new OutOfOrderException();
        }
    }

    /**
     * Looks at requests that belong to no session, before any that do.
     *
     * @throws OutOfOrderException if one comes before the one before it
     */
    void check(LengthRows rows) {
        if (count == 0) {
            passed = rows.arrivalNanos(0);
        }
        if (!rows.isInOrderAfter(passed)) {
            throw new OutOfOrderException();
        }
        count += rows.size();
        passed = rows.arrivalNanos(rows.size() - 1);
    }

    /** Where requests go from now on. */
    void passTo(Consumer<Request> taking) {
        sink = taking;
    }

    /** Passes on what is still held back. */
    void finish() {
        passUpTo(Long.MAX_VALUE);
    }

    private void passUpTo(long nanos) {
        for (var next = held.peek(); next != null && next.nanos() <= nanos; next = held.peek()) {
            passed = next.nanos();
            footprint -= Footprint.of(next.request());
            sink.accept(held.remove().request());
        }
    }

    private record Held(long nanos, long place, Request request) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            var byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(place, other.place);
        }
    }

    /** The rows do not come in the order of time: they have to be sorted as a whole. */
    static final class OutOfOrderException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        OutOfOrderException() {
            super("rows out of the order of time");
        }
    }
}
