package io.iwc.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Who is to be sent next: the fixed schedule, and turns that were added since. Safe for use by several threads. */
final class Timetable {
    private final List<Planned> fixed;
    private final PriorityQueue<Planned> added = new PriorityQueue<>(
            Comparator.comparingLong(Planned::scheduledNanos).thenComparingInt(Planned::sequence));
    private int next;
    private int soon;

    Timetable(List<Planned> inScheduleOrder) {
        fixed = inScheduleOrder;
    }

    synchronized void add(Planned planned) {
        added.add(planned);
    }

    /** The next one, left where it is. */
    synchronized Optional<Planned> peek() {
        var first = added.peek();
        if (next < fixed.size() && (first == null || fixed.get(next).scheduledNanos() <= first.scheduledNanos())) {
            return Optional.of(fixed.get(next));
        }
        return Optional.ofNullable(first);
    }

    /** Takes the one that {@link #peek()} gave. */
    synchronized void take(Planned planned) {
        if (next < fixed.size() && fixed.get(next) == planned) {
            next++;
        } else {
            added.remove(planned);
        }
    }

    /** How many are scheduled after those taken and up to this time. */
    synchronized int upTo(long nanos) {
        soon = Math.max(soon, next);
        while (soon < fixed.size() && fixed.get(soon).scheduledNanos() <= nanos) {
            soon++;
        }
        return soon - next + added.size();
    }
}
