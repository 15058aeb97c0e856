package io.iwc.replay;

import io.iwc.replay.internal.client.Outgoing;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.workload.Request;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The bytes of requests, made ahead of their time: all before the clock starts if memory allows; of a larger workload
 * as many as there is room for, and the rest on a thread of its own as others have gone. Safe for use by several
 * threads.
 */
final class EncodedRequests implements AutoCloseable {
    private static final Outgoing TAKEN = new Outgoing(new byte[0], 0, 0);

    private final List<PlannedRequest> ahead;
    private final Function<Request, Outgoing> encoder;
    private final long room;
    private final AtomicReferenceArray<Outgoing> made;
    private int next;
    private long bytes;
    private boolean closed;

    /**
     * An empty stock.
     *
     * @param places the highest sequence number there is
     * @param ahead what to make ahead, in that order
     * @param room for that many bytes
     */
    EncodedRequests(int places, List<PlannedRequest> ahead, Function<Request, Outgoing> encoder, long room) {
        this.ahead = ahead;
        this.encoder = encoder;
        this.room = room;
        made = new AtomicReferenceArray<>(places);
    }

    /** Makes as many as there is room for. */
    void fill() {
        while (hasMore() && !isFull()) {
            makeNext();
        }
    }

    /** Makes the others, if there are any, as room comes free. */
    void keepFilled() {
        if (hasMore()) {
            var thread = new Thread(this::makeRest, "iwc-stock");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Takes what was made for a request, or makes it now. */
    Outgoing take(PlannedRequest request) {
        var ready = made.getAndSet(request.sequence() - 1, TAKEN);
        if (ready == null) {
            return encoder.apply(request.request());
        }
        weigh(-ready.length());
        return ready;
    }

    /** Has something else ready for a request that was not made ahead. */
    void put(PlannedRequest request, Request instead) {
        keep(request.sequence() - 1, encoder.apply(instead));
    }

    /** Bytes that are waiting to be taken. */
    synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void makeRest() {
        while (hasMore() && waitForRoom()) {
            makeNext();
        }
    }

    private void makeNext() {
        var request = ahead.get(next++);
        var index = request.sequence() - 1;
        if (made.get(index) == null) {
            keep(index, encoder.apply(request.request()));
        }
    }

    private void keep(int index, Outgoing outgoing) {
        weigh(outgoing.length());
        if (!made.compareAndSet(index, null, outgoing)) {
            weigh(-outgoing.length()); // it was needed before it was ready
        }
    }

    /** One thread fills at a time: first the one that prepares the replay, then ours. */
    private boolean hasMore() {
        return next < ahead.size();
    }

    private synchronized boolean isFull() {
        return bytes >= room;
    }

    private synchronized void weigh(int change) {
        bytes += change;
        notifyAll();
    }

    /** False if nothing more is wanted. */
    private synchronized boolean waitForRoom() {
        while (bytes >= room && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !closed;
    }
}
