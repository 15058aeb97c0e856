package io.iwc.generate;

import io.iwc.workload.WorkloadDefaults;
import java.time.Duration;

/**
 * How requests hang together as conversations.
 *
 * @param turns how many requests a conversation has; 1 for all means there are no sessions
 * @param cumulative whether each turn resends all that was said before it: its prompt is then the history and its own
 *     words
 * @param think from the arrival of a turn to the arrival of the next, ≥ 0
 * @since 0.1
 */
public record SessionShape(LengthDistribution turns, boolean cumulative, Duration think) {
    /** Requests that have nothing to do with each other. */
    public static final SessionShape NONE = new SessionShape(LengthDistribution.fixed(1), true, Duration.ZERO);

    public SessionShape {
        if (turns.min() < 1) {
            throw new IllegalArgumentException("turns: found a minimum of " + turns.min() + ", expected ≥ 1");
        }
        if (think.isNegative()) {
            throw new IllegalArgumentException("think: found " + think + ", expected a duration ≥ 0");
        }
    }

    /** Conversations of exactly so many turns that resend their history, five seconds of thought between them. */
    public static SessionShape of(int turns) {
        return new SessionShape(
                LengthDistribution.fixed(turns), true, Duration.ofSeconds(WorkloadDefaults.THINK_SECONDS));
    }

    boolean hasSessions() {
        return turns.max() > 1;
    }
}
