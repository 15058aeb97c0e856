package io.iwc.assertj;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.run.Run;
import java.util.ArrayList;

/** The context of a violated bound on a run: related metrics and the endpoint. */
final class RunFailureContext {
    private RunFailureContext() {}

    static String of(Run run, Metric metric) {
        var related = related(metric);
        var found = run.measurement(related);
        return (related.equals(metric) || !found.isDefined()
                        ? ""
                        : "related:  " + related + " " + ShownBounds.value(related, found.value())
                                + ", from the send\n")
                + endpoint(run);
    }

    static String endpoint(Run run) {
        var endpoint = run.endpoint();
        var parts = new ArrayList<String>();
        parts.add(endpoint.url());
        parts.add(endpoint.model());
        parts.add(run.origin().text());
        var attempted = run.measurement(Metric.RUN_REQUESTS_ATTEMPTED);
        if (attempted.isDefined()) {
            parts.add((long) attempted.value() + " requests");
        }
        return "endpoint: " + String.join(", ", parts);
    }

    /** The send-based twin of a metric that counts from the schedule, else the metric itself. */
    private static Metric related(Metric metric) {
        if (MetricFamily.RUN_RESPONSE_TTFT.contains(metric)) {
            return MetricFamily.RUN_TTFT.statistic(metric.statistic());
        }
        if (MetricFamily.RUN_RESPONSE.contains(metric)) {
            return MetricFamily.RUN_E2E.statistic(metric.statistic());
        }
        return metric;
    }
}
