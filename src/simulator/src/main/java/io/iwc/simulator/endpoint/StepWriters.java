package io.iwc.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step of the engine brings, handed over at its end: all answers at once, so that a thousand of them wake no more
 * than a few threads, and before them those whose first token it is, which would come late by as long as the others
 * take. Belongs to the engine's thread.
 */
final class StepWriters implements Writers {
    private final WriterThreads threads;
    private final List<Runnable> first = new ArrayList<>();
    private final List<Runnable> next = new ArrayList<>();

    StepWriters(WriterThreads threads) {
        this.threads = threads;
    }

    @Override
    public void write(Runnable answer, boolean isFirst) {
        (isFirst ? first : next).add(answer);
    }

    /** The step has ended. */
    void handOver() {
        var all = new ArrayList<Runnable>(first.size() + next.size());
        all.addAll(first);
        all.addAll(next);
        first.clear();
        next.clear();
        threads.executeAll(all);
    }
}
