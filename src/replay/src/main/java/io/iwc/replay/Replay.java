package io.iwc.replay;

import io.iwc.run.Run;
import io.iwc.workload.Workload;

/**
 * One workload sent to one endpoint, open loop, on one absolute schedule.
 *
 * @since 0.1
 */
public final class Replay {
    private Replay() {}

    /** Sends the workload and waits for its end. */
    public static Run run(Workload workload, Endpoint endpoint, ReplayOptions options) {
        throw new UnsupportedOperationException("replay");
    }
}
