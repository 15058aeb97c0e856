package io.iwc.schedule.internal;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Who is to be sent next, by time, then by place in the workload: the fixed schedule, and turns that were added since. */
final class Timetable {
    static final Comparator<PlannedRequest> ORDER =
            Comparator.comparingLong(PlannedRequest::scheduledNanos).thenComparingInt(PlannedRequest::sequence);

    private final List<PlannedRequest> fixed;
    private final PriorityQueue<PlannedRequest> added = new PriorityQueue<>(ORDER);
    private int next;
    private int soon;

    Timetable(List<PlannedRequest> inScheduleOrder) {
        fixed = inScheduleOrder;
    }

    void add(PlannedRequest planned) {
        added.add(planned);
    }

    /** The next one, left where it is; null if there is none. */
    @Nullable
    PlannedRequest peek() {
        var first = added.peek();
        if (next == fixed.size()) {
            return first;
        }
        return first == null || ORDER.compare(fixed.get(next), first) < 0 ? fixed.get(next) : first;
    }

    /** Takes the one that {@link #peek()} gave. */
    void take(PlannedRequest planned) {
        if (next < fixed.size() && fixed.get(next) == planned) {
            next++;
        } else {
            added.poll();
        }
    }

    /** How many are scheduled after those taken and up to this time, all that were added among them. */
    int upTo(long nanos) {
        soon = Math.max(soon, next);
        while (soon < fixed.size() && fixed.get(soon).scheduledNanos() <= nanos) {
            soon++;
        }
        return soon - next + added.size();
    }
}
