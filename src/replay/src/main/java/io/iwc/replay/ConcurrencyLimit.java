package io.iwc.replay;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The cap on requests in flight: who comes when it is reached waits, in order. Safe for use by several threads. */
final class ConcurrencyLimit {
    private final int most;
    private final Queue<Planned> waiting = new ArrayDeque<>();
    private int inside;

    /**
     * A gate.
     *
     * @param most in flight; 0 = no cap
     */
    ConcurrencyLimit(int most) {
        this.most = most;
    }

    /** Whether it may go now; otherwise it waits for a {@link #leave()}. */
    synchronized boolean enter(Planned planned) {
        if (most > 0 && inside == most) {
            waiting.add(planned);
            return false;
        }
        inside++;
        return true;
    }

    /** One has ended: who may go in its place? */
    synchronized Optional<Planned> leave() {
        var next = Optional.ofNullable(waiting.poll());
        inside -= next.isPresent() ? 0 : 1;
        return next;
    }

    /** How many more would be let in at once. */
    synchronized int room() {
        return most == 0 ? Integer.MAX_VALUE : most - inside;
    }
}
