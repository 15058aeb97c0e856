package io.iwc.report;

import io.iwc.run.Run;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels of a run, by id. */
final class RunLabels {
    private static final List<String> IDS = List.of("run.origin", "run.outputTokensSource");

    private RunLabels() {}

    static Map<String, String> of(Run run) {
        var labels = new TreeMap<String, String>();
        IDS.forEach(id -> run.label(id).ifPresent(text -> labels.put(id, text)));
        return labels;
    }
}
