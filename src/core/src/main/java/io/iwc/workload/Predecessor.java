package io.iwc.workload;

import java.util.Objects;

/**
 * Which request must have ended before one is sent, in causal replay.
 *
 * @since 0.1
 */
public sealed interface Predecessor {
    /** Nothing: the request is sent at its arrival. */
    record None() implements Predecessor {
        private static final None SHARED = new None(); // most requests have it
    }

    /**
     * An earlier turn of the same session.
     *
     * @param requestId its id, never empty
     */
    record Turn(String requestId) implements Predecessor {
        public Turn {
            if (Objects.requireNonNull(requestId, "requestId").isEmpty()) {
                throw new IllegalArgumentException("depends_on: found nothing, expected the id of a request");
            }
        }
    }

    /**
     * The request before it in its session, whose id is not known yet: what readers of datasets say. The compiler puts
     * the {@link Turn} in its place, or {@link None} where the session begins with this request.
     */
    record PreviousTurn() implements Predecessor {}

    static Predecessor none() {
        return None.SHARED;
    }

    static Predecessor turn(String requestId) {
        return new Turn(requestId);
    }

    static Predecessor previousTurn() {
        return new PreviousTurn();
    }
}
