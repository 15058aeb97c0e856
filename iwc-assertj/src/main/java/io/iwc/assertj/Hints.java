package io.iwc.assertj;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.Reason;
import io.iwc.metric.ReasonCode;

/** What to do about a metric that cannot be measured, where that is known. */
final class Hints {
    private Hints() {}

    /** A second paragraph {@code "\n\nhint: …"}, or empty. */
    static String of(Finding finding) {
        var measurement = finding.measurement();
        var hint = measurement.isUndefined(ReasonCode.NOT_MEASURED)
                ? mistyped(finding.metric())
                : measurement.why().flatMap(Reason::code).map(Hints::hint).orElse("");
        return hint.isEmpty() ? "" : "\n\nhint: " + hint;
    }

    private static String mistyped(Metric metric) {
        return MetricCatalogue.nearest(metric.id())
                .map(id -> "did you mean " + id + "?")
                .orElse("");
    }

    private static String hint(ReasonCode reason) {
        return switch (reason) {
            case NO_SESSION ->
                "give the requests a session: read conversations with mode = TURNS, or have the application send"
                        + " X-IWC-Session";
            case NO_OUTPUT_LENGTH -> "cap the answers (maxOutputTokens), or take a source that recorded them";
            case NO_ARRIVAL_TIMES ->
                "give the workload an arrival process: arrival = @Arrival(process = POISSON, rate = 5)";
            case ORDER_ONLY ->
                "a capture on the virtual clock knows the order of requests only; take clock = WALL for times";
            case NO_PROMPT, NO_PROMPT_TEXT, NO_CONTENT ->
                "the source has lengths only; reuse needs its text or prefix hashes";
            default -> "";
        };
    }
}
