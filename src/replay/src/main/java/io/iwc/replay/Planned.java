package io.iwc.replay;

import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;

/** One request of a replay and its place in the schedule. */
final class Planned {
    private final int sequence;
    private final Request request;
    private final List<Planned> followers = new ArrayList<>();
    private long scheduledNanos;
    private long dueNanos;

    Planned(int sequence, Request request, long scheduledNanos) {
        this.sequence = sequence;
        this.request = request;
        this.scheduledNanos = scheduledNanos;
        dueNanos = scheduledNanos;
    }

    /** From 1, in schedule order. */
    int sequence() {
        return sequence;
    }

    Request request() {
        return request;
    }

    /** Turns that wait for the end of this one. */
    List<Planned> followers() {
        return followers;
    }

    /** From the run's zero. */
    long scheduledNanos() {
        return scheduledNanos;
    }

    /** Of a turn that waited for another: only now is it known when it is to be sent. */
    void scheduleAt(long nanos) {
        scheduledNanos = nanos;
        dueNanos = nanos;
    }

    /** When it might go: its schedule, or the instant at which a cap let it. */
    long dueNanos() {
        return dueNanos;
    }

    void dueAt(long nanos) {
        dueNanos = nanos;
    }
}
