package io.iwc.fingerprint;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.SemanticMetrics;
import io.iwc.workload.Request;
import io.iwc.workload.Semantic;
import io.iwc.workload.internal.LengthRows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts of the semantic labels that requests carry. Labels are never inferred. */
final class SemanticCollector implements RequestCollector {
    private static final int SHOWN_TAGS = 10;

    private final Map<Metric, Long> counts = new TreeMap<>();
    private final Map<String, Long> tags = new TreeMap<>();
    private long carrying;
    private long requests;

    @Override
    public void accept(Request request, int[] tokens, int promptTokens) {
        requests++;
        request.semantic().ifPresent(this::count);
    }

    @Override
    public void accept(LengthRows rows) {
        requests += rows.size();
    }

    private void count(Semantic semantic) {
        carrying++;
        semantic.task().ifPresent(task -> counts.merge(SemanticMetrics.ofTask(task), 1L, Long::sum));
        semantic.difficulty().ifPresent(level -> counts.merge(SemanticMetrics.ofDifficulty(level), 1L, Long::sum));
        semantic.tags().stream().distinct().forEach(tag -> tags.merge(tag, 1L, Long::sum));
    }

    @Override
    public void finish(Findings findings) {
        findings.put(Metric.SEMANTIC_COUNT, Measurement.of((double) carrying));
        findings.put(Metric.SEMANTIC_COVERAGE, measured((double) carrying / Math.max(1, requests)));
        metrics().forEach(metric -> findings.put(metric, measured((double) counts.getOrDefault(metric, 0L))));
        if (!tags.isEmpty()) {
            findings.labels().put("semantic.tags", mostFrequentTags());
        }
    }

    private static Stream<Metric> metrics() {
        return Stream.concat(
                SemanticMetrics.TASKS.stream().map(SemanticMetrics::ofTask),
                SemanticMetrics.DIFFICULTIES.stream().map(SemanticMetrics::ofDifficulty));
    }

    private Measurement measured(double value) {
        return carrying == 0 ? Measurement.undefined(ReasonCode.NO_SEMANTICS) : Measurement.of(value);
    }

    /** {@code refund (12)}, the most frequent first, then by name. */
    private List<String> mostFrequentTags() {
        return tags.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN_TAGS)
                .map(tag -> tag.getKey() + " (" + tag.getValue() + ")")
                .collect(Collectors.toUnmodifiableList());
    }
}
