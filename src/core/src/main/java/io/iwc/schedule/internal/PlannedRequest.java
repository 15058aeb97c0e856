package io.iwc.schedule.internal;

import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One request of a plan and its place in the schedule. Its times are changed by the {@link LoadSchedule} that it
 * belongs to, under whatever lock the driver of that takes, and no more once it has ended.
 *
 * @since 0.1
 */
public final class PlannedRequest {
    private final int sequence;
    private final Request request;
    private List<PlannedRequest> followers = List.of();
    private boolean root = true;
    private long scheduledNanos;
    private long dueNanos;

    PlannedRequest(int sequence, Request request, long scheduledNanos) {
        this.sequence = sequence;
        this.request = request;
        this.scheduledNanos = scheduledNanos;
        dueNanos = scheduledNanos;
    }

    /** From 1, its place in the workload: the same in every run under every load model, shards included. */
    public int sequence() {
        return sequence;
    }

    public Request request() {
        return request;
    }

    /** Turns that wait for the end of this one; unmodifiable, and complete once there is a plan. */
    public List<PlannedRequest> followers() {
        return Collections.unmodifiableList(followers);
    }

    /** When it is to be sent, from the run's zero. Of a turn that waits, and in a closed loop, known only later. */
    public long scheduledNanos() {
        return scheduledNanos;
    }

    /** When it might go, from the run's zero: its schedule, or the instant at which a cap let it. */
    public long dueNanos() {
        return dueNanos;
    }

    /** Whether it waits for nothing but its time. */
    boolean isRoot() {
        return root;
    }

    void waitFor(PlannedRequest predecessor) {
        root = false;
        if (predecessor.followers.isEmpty()) {
            predecessor.followers = new ArrayList<>(1); // most requests have none: not a list each
        }
        predecessor.followers.add(this);
    }

    void scheduleAt(long nanos) {
        scheduledNanos = nanos;
        dueNanos = nanos;
    }

    void dueAt(long nanos) {
        dueNanos = nanos;
    }
}
