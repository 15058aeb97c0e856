package io.iwc.replay;

import io.iwc.run.Run;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A replay under way. Safe for use by several threads.
 *
 * @since 0.1
 */
public interface RunningReplay {
    /** The current progress. */
    Progress progress();

    /**
     * Passes on what goes wrong beside the requests and does not end the replay, such as a full disk, a sentence each:
     * what was said so far, and from now on each at once, on a thread of the replay.
     */
    void onTrouble(Consumer<String> told);

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
