package io.iwc.run.internal;

import io.iwc.artifact.internal.Json;
import io.iwc.run.Run;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run's {@code summary.json} as a baseline keeps it: without the clock, the address of the endpoint and the machine,
 * none of which is compared.
 *
 * @since 0.1
 */
public final class RunSummary {
    private RunSummary() {}

    /** The text of the file; the same numbers always give the same bytes. */
    public static String comparable(Run run) {
        var summary = new TreeMap<>(SummaryJson.tree(run, RunContext.none()));
        summary.remove("environment");
        if (summary.get("endpoint") instanceof Map<?, ?> endpoint) {
            var published = new TreeMap<Object, Object>(endpoint);
            published.remove("url");
            summary.put("endpoint", published);
        }
        return Json.document(summary);
    }
}
