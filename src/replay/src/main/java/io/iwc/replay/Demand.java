package io.iwc.replay;

import io.iwc.schedule.internal.LoadPlan;
import io.iwc.schedule.internal.PlannedRequest;
import java.util.List;

/**
 * What a plan will ask of the client, as far as it is known before the clock starts.
 *
 * @param requestsPerSecond the mean rate of the schedule, 0 where there is none
 * @param peakPerSecond the most requests scheduled within one second: as many connections are wanted at the start
 * @param expectedGaps gaps between tokens that answers as long as expected have
 */
record Demand(double requestsPerSecond, int peakPerSecond, long expectedGaps) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    static Demand of(LoadPlan plan) {
        return new Demand(rate(plan.roots()), peak(plan.roots()), gaps(plan.all()));
    }

    private static double rate(List<PlannedRequest> roots) {
        var span = roots.isEmpty() ? 0 : roots.get(roots.size() - 1).scheduledNanos();
        return span == 0 ? 0 : (double) roots.size() * SECOND_NANOS / span;
    }

    private static int peak(List<PlannedRequest> roots) {
        var peak = 0;
        var first = 0;
        for (var last = 0; last < roots.size(); last++) {
            while (roots.get(last).scheduledNanos() - roots.get(first).scheduledNanos() >= SECOND_NANOS) {
                first++;
            }
            peak = Math.max(peak, last - first + 1);
        }
        return peak;
    }

    private static long gaps(List<PlannedRequest> all) {
        return all.stream()
                .mapToLong(it -> it.request().expectedOutputTokens().orElse(1) - 1L)
                .filter(it -> it > 0)
                .sum();
    }
}
