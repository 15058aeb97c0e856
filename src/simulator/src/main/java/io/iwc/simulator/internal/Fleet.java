package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The replicas of a server on the virtual clock, each with its own steps, or all with common ones. It is told of time
 * by its driver: {@link #endSteps} where {@link #nextEnd} says, then {@link #beginSteps}.
 */
final class Fleet {
    static final long NEVER = Long.MAX_VALUE;

    private final List<Scheduler> replicas = new ArrayList<>();
    private final long[] ends;
    private final StepObserver observer;
    private final Router router;
    private final boolean lockstep;

    Fleet(EngineProfile profile, StepObserver observer) {
        this.observer = observer;
        var copies = profile.scheduling().replicas();
        for (var i = 0; i < copies.count(); i++) {
            replicas.add(new Scheduler(profile));
        }
        ends = new long[copies.count()];
        Arrays.fill(ends, NEVER);
        router = new Router(copies.router());
        lockstep = copies.lockstep();
    }

    /** Sends a sequence to its replica. */
    Scheduler submit(PromptTokens prompt, Sequence sequence) {
        var replica = replicas.size() == 1 ? replicas.get(0) : replicas.get(router.choose(prompt, loads()));
        replica.submit(sequence);
        return replica;
    }

    /** When the next step ends; {@link #NEVER} if none is being computed. */
    long nextEnd() {
        var next = NEVER;
        for (var end : ends) {
            next = Math.min(next, end);
        }
        return next;
    }

    /** Ends the steps that end now. */
    void endSteps(long now) {
        for (var i = 0; i < ends.length; i++) {
            if (ends[i] == now) {
                ends[i] = NEVER;
                replicas.get(i).endStep(now);
            }
        }
    }

    /** Begins a step wherever there is something to do and none is being computed. */
    void beginSteps(long now) {
        if (lockstep && nextEnd() != NEVER) {
            return;
        }
        var begun = new boolean[ends.length];
        var last = now;
        for (var i = 0; i < ends.length; i++) {
            begun[i] = ends[i] == NEVER && !replicas.get(i).isIdle();
            if (begun[i]) {
                ends[i] = Math.addExact(now, replicas.get(i).beginStep());
                last = Math.max(last, ends[i]);
            }
        }
        for (var i = 0; i < ends.length; i++) {
            if (begun[i]) {
                ends[i] = lockstep ? last : ends[i];
                observer.step(i, now, ends[i], replicas.get(i).current());
            }
        }
    }

    /** Steps beyond what was measured, of all replicas. */
    long extrapolatedSteps() {
        return replicas.stream().mapToLong(Scheduler::extrapolatedSteps).sum();
    }

    /** Steps of all replicas. */
    long steps() {
        return replicas.stream().mapToLong(Scheduler::steps).sum();
    }

    private List<EngineLoad> loads() {
        return replicas.stream().map(Scheduler::load).toList();
    }
}
