package io.iwc.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The answers to one call: one for each of its prompts, generated at the same time. Writers of different answers take
 * turns by holding its monitor.
 */
final class Batch {
    private final int size;
    private final List<AnswerUsage> finished = new ArrayList<>();
    private final Rendering[] renderings;

    /** As many answers as renderings, in the order of the prompts. */
    Batch(List<? extends Rendering> renderings) {
        size = renderings.size();
        this.renderings = renderings.toArray(Rendering[]::new);
    }

    /** What joins them in one document. */
    List<Rendering> renderings() {
        return List.of(renderings);
    }

    /** Notes the end of an answer; whether it was the last one. */
    synchronized boolean isEndedBy(AnswerUsage usage) {
        finished.add(usage);
        return finished.size() == size;
    }

    /** What all ended answers cost. */
    synchronized AnswerUsage usage() {
        return finished.stream().reduce(AnswerUsage.NONE, AnswerUsage::plus);
    }
}
