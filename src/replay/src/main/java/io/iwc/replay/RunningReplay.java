package io.iwc.replay;

import io.iwc.run.Run;
import java.time.Instant;

/**
 * A replay under way. Safe for use by several threads.
 *
 * @since 0.1
 */
public interface RunningReplay {
    /** The current progress. */
    Progress progress();

    /** The run's zero by the wall clock, which is read for this alone. */
    Instant startedAt();

    /**
     * Sends nothing more and hangs up on what is in flight, which ends as cancelled; {@link #await()} then returns
     * what was done. Returns at once; stopping twice is stopping once.
     */
    void stop();

    /**
     * Waits for the end.
     *
     * @return what happened, one record per request that was sent
     */
    Run await();
}
