package io.iwc.report.internal;

import io.iwc.drift.Drift;
import java.util.List;

/**
 * How something differs from what it was held against, and why that matters. Immutable.
 *
 * @param baseline what it was held against
 * @param current what differs
 * @param shift what changed, in a few words each
 * @param sentences what changed and the effect on prefill, decode, KV cache and scheduler
 * @param predicted what a predicted latency does, in a sentence; empty if none was predicted
 * @param figures the distributions of both sides
 * @since 0.1
 */
public record ChangeReport(
        String baseline,
        String current,
        List<String> shift,
        List<String> sentences,
        String predicted,
        List<Figure> figures) {
    public ChangeReport {
        shift = List.copyOf(shift);
        sentences = List.copyOf(sentences);
        figures = List.copyOf(figures);
    }

    /**
     * The report of a drift.
     *
     * @param predicted what a predicted latency does; empty if none was predicted
     */
    public static ChangeReport of(Drift drift, String predicted) {
        return new ChangeReport(
                drift.baseline().name(),
                drift.current().name(),
                drift.shift(),
                drift.explanation(),
                predicted,
                DriftFigures.of(drift));
    }
}
