package io.iwc.trace.internal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the studies of a trace found.
 *
 * @param inputs what was studied
 * @param results of the studies that succeeded, in their order
 * @param failures what went wrong with the others
 * @param kept those of the results that were known before
 * @since 0.1
 */
public record TraceReport(
        List<TraceInput> inputs, Map<Study, StudyResult> results, Map<Study, String> failures, List<Study> kept) {
    public TraceReport {
        inputs = List.copyOf(inputs);
        results = Collections.unmodifiableMap(results.isEmpty() ? new EnumMap<>(Study.class) : new EnumMap<>(results));
        failures =
                Collections.unmodifiableMap(failures.isEmpty() ? new EnumMap<>(Study.class) : new EnumMap<>(failures));
        kept = List.copyOf(kept);
    }
}
