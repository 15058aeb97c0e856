package io.iwc.metric.internal;

import io.iwc.metric.Metric;
import java.util.List;

/**
 * How many requests have which task and which difficulty.
 *
 * @since 0.1
 */
public final class SemanticMetrics {
    /** What a request may be about. */
    public static final List<String> TASKS =
            List.of("chat", "qa", "summarization", "reasoning", "classification", "code", "translation", "other");

    /** How hard it may be. */
    public static final List<String> DIFFICULTIES = List.of("low", "medium", "high");

    private static final String TASK = "semantic.task.";
    private static final String DIFFICULTY = "semantic.difficulty.";

    private SemanticMetrics() {}

    /** How many requests have that task: {@code semantic.task.qa}. */
    public static Metric ofTask(String task) {
        return Metric.of(TASK + task);
    }

    /** How many requests have that difficulty: {@code semantic.difficulty.low}. */
    public static Metric ofDifficulty(String difficulty) {
        return Metric.of(DIFFICULTY + difficulty);
    }

    /** Whether a metric counts the requests of one task. */
    public static boolean isTask(Metric metric) {
        return metric.id().startsWith(TASK);
    }

    /** Whether a metric counts the requests of one difficulty. */
    public static boolean isDifficulty(Metric metric) {
        return metric.id().startsWith(DIFFICULTY);
    }

    /** The task or difficulty that a metric counts. */
    public static String label(Metric metric) {
        return metric.id().substring(metric.id().lastIndexOf('.') + 1);
    }
}
