package io.iwc.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a step of the engine brings, handed over at its end: all answers at once, so that a thousand of them wake no more
 * than a few threads, and before them those whose first token it is, which would come late by as long as the others
 * take. Belongs to the engine's thread.
 */
final class StepWriters implements Writers {
    private final Consumer<List<Runnable>> threads;
    private final List<Runnable> first = new ArrayList<>();
    private final List<Runnable> next = new ArrayList<>();

    /**
     * What hands over.
     *
     * @param threads run them all, begun in their order; given none where a step brings nothing
     */
    StepWriters(Consumer<List<Runnable>> threads) {
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
        threads.accept(all);
    }
}
