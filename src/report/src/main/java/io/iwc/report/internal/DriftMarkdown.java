package io.iwc.report.internal;

import io.iwc.drift.Drift;
import io.iwc.drift.Judgement;
import java.util.Optional;

/**
 * A drift as a Markdown document, to be attached to a test: what kind of change it is, the gates, the metrics that
 * changed.
 *
 * @since 0.1
 */
public final class DriftMarkdown {
    private static final String FENCE = "```\n";

    private DriftMarkdown() {}

    /** The document; without a judgement there are no gates in it. */
    public static String of(Drift drift, Optional<Judgement> judgement) {
        var text = new StringBuilder("# Drift of ")
                .append(drift.current().name())
                .append(" from ")
                .append(drift.baseline().name())
                .append("\n\n");
        fenced(text, DriftText.summary(drift));
        judgement.map(DriftText::gates).filter(gates -> !gates.isEmpty()).ifPresent(gates -> fenced(text, gates));
        fenced(text, DriftText.metrics(drift, true));
        return text.toString().stripTrailing() + "\n";
    }

    private static void fenced(StringBuilder text, String block) {
        text.append(FENCE)
                .append(block.stripTrailing())
                .append('\n')
                .append(FENCE)
                .append('\n');
    }
}
