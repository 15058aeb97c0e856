package io.iwc.replay;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a client added to the figures of a server of known timing; all times in seconds.
 *
 * @param requestsPerSecond at which it was measured
 * @param requests of which
 * @param ttftP50 added to the time to first token, median
 * @param ttftP99 the same, 99th percentile
 * @param itlP50 added to gaps between tokens, median
 * @param itlP99 the same, 99th percentile
 * @param lagP50 behind the schedule, median
 * @param lagP99 the same, 99th percentile
 * @param serverLateP99 how late that server itself was, which is in the others
 * @since 0.1
 */
record Overhead(
        double requestsPerSecond,
        int requests,
        double ttftP50,
        double ttftP99,
        double itlP50,
        double itlP99,
        double lagP50,
        double lagP99,
        double serverLateP99) {
    /** How a run records it among its options. */
    SortedMap<String, Object> described() {
        var all = new TreeMap<String, Object>();
        all.put("audit.overhead.requestsPerSecond", requestsPerSecond);
        all.put("audit.overhead.requests", requests);
        all.put("audit.overhead.ttftP50Seconds", ttftP50);
        all.put("audit.overhead.ttftP99Seconds", ttftP99);
        all.put("audit.overhead.itlP50Seconds", itlP50);
        all.put("audit.overhead.itlP99Seconds", itlP99);
        all.put("audit.overhead.lagP50Seconds", lagP50);
        all.put("audit.overhead.lagP99Seconds", lagP99);
        all.put("audit.overhead.serverLateP99Seconds", serverLateP99);
        return all;
    }
}
