package io.iwc.schedule.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.function.Consumer;

/**
 * Decides which request of a plan is sent next, and when. It is told what happens and knows no clock: its driver asks
 * what is {@link #due}, sends what it is handed, and says when that was {@link #sent} and has {@link #ended}. Times are
 * nanoseconds from the run's zero.
 *
 * <p>Requests go in the order of their scheduled times, and of their places in the workload where those are equal.
 * While as many are in flight as the load model allows, whoever is due waits; a slot goes to the first of that order.
 * So the order of sends follows from the plan and from when requests end, and not from who drives: where several end
 * at one instant, in any order, and something is due at the same one, they end first.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class LoadSchedule {
    /** Nothing is going to be due unless something ends. */
    public static final long NEVER = Long.MAX_VALUE;

    private final boolean closedLoop;
    private final int most;
    private final Timetable timetable;
    private int inFlight;
    private long lastFreedNanos;

    /** The schedule of a plan of which nothing has been sent; each plan has one. */
    public LoadSchedule(LoadPlan plan) {
        closedLoop = plan.model().isClosedLoop();
        most = plan.model().maxConcurrency();
        timetable = new Timetable(plan.roots());
    }

    /** When there is something to send next, as far as is known: {@link #NEVER} if first something must end. */
    public long nextNanos() {
        var next = room() == 0 ? null : timetable.peek();
        return next == null ? NEVER : next.scheduledNanos();
    }

    /**
     * Time has come to this instant: hands over, in order, every request that is to be sent at it.
     *
     * @param send must not call back; what it is told to send counts as in flight from now on
     */
    public void due(long nanos, Consumer<PlannedRequest> send) {
        for (var next = timetable.peek();
                next != null && room() > 0 && next.scheduledNanos() <= nanos;
                next = timetable.peek()) {
            timetable.take(next);
            inFlight++;
            next.dueAt(Math.max(next.scheduledNanos(), lastFreedNanos));
            send.accept(next);
        }
    }

    /** A request that was handed over has gone out. In a closed loop nothing else says when its time was. */
    public void sent(PlannedRequest request, long nanos) {
        if (closedLoop) {
            request.scheduleAt(nanos);
        }
    }

    /**
     * A request that was handed over has ended, well or badly: hands over who waited for its slot.
     *
     * @param send as in {@link #due}; is not told yet of who is due at this very instant
     */
    public void ended(PlannedRequest request, long nanos, Consumer<PlannedRequest> send) {
        if (room() == 0) {
            lastFreedNanos = nanos;
        }
        inFlight--;
        due(nanos - 1, send);
    }

    /**
     * Lets the turns come that waited for a request, each its think time after the end; they are then sent when
     * {@link #due}. Apart from {@link #ended}, because what they say may first have to be made of the answer.
     *
     * @param endNanos when the request they waited for ended
     */
    public void release(PlannedRequest request, long endNanos) {
        for (var turn : request.followers()) {
            var think = MILLISECONDS.toNanos(turn.request().thinkTimeMillis().orElse(0));
            turn.scheduleAt(endNanos + Math.min(think, NEVER - 1 - endNanos));
            timetable.add(turn);
        }
    }

    /** How many may be sent up to this instant if nothing ends before. */
    public int expectedUntil(long nanos) {
        return Math.min(timetable.upTo(nanos), room());
    }

    private int room() {
        return most == 0 ? Integer.MAX_VALUE : most - inFlight;
    }
}
