package io.iwc.trace.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.PopulationMetrics;
import io.iwc.report.internal.TextSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The least that one wants to know of a trace, as text.
 *
 * @since 0.1
 */
public final class TraceText {
    private TraceText() {}

    /** A few lines, the last one with its newline. */
    public static String of(TraceReport report) {
        var text = new StringBuilder("TRACE STUDY\n-----------\n");
        report.inputs().forEach(input -> line(text, "Input", input.name() + " (" + input.format() + ")"));
        count(text, report, "Requests", Metric.REQUEST_COUNT.id());
        seconds(text, report, "Time span", Metric.ARRIVAL_SPAN.id());
        count(text, report, "Users", PopulationMetrics.USERS.count().id());
        count(text, report, "Models", PopulationMetrics.MODELS.count().id());
        spread(text, report, "Prompt tokens", MetricFamily.PROMPT_TOKENS.id(), false);
        spread(text, report, "Output tokens", MetricFamily.OUTPUT_TOKENS.id(), false);
        spread(text, report, "Time to first token", "latency.ttft", true);
        spread(text, report, "Duration", "latency.duration", true);
        spread(text, report, "Gap", MetricFamily.ARRIVAL_GAP.id(), true);
        spread(text, report, "Gap within a user", "arrivals.userGap", true);
        number(text, report, "Gap lag-1 Spearman", Metric.GAP_LAG1_SPEARMAN.id());
        number(
                text,
                report,
                "Users: Zipf exponent",
                PopulationMetrics.USERS.zipfExponent().id());
        number(
                text,
                report,
                "Users: largest ten",
                PopulationMetrics.USERS.top10Share().id());
        report.kept().forEach(study -> line(text, "From the cache", study.id()));
        leftOut(text, report);
        report.results().forEach((study, result) -> {
            var byReason = new TreeMap<String, List<String>>();
            result.undefined().forEach((id, reason) -> byReason.computeIfAbsent(reason, key -> new ArrayList<>())
                    .add(id.equals(study.id()) ? "counts" : id));
            byReason.forEach(
                    (reason, ids) -> line(text, study.id(), "n/a (" + reason + "): " + String.join(", ", ids)));
        });
        report.failures().forEach((study, reason) -> line(text, study.id(), "FAILED: " + reason));
        return text.toString();
    }

    /** The same in every study; said once. */
    private static void leftOut(StringBuilder text, TraceReport report) {
        report.results().values().stream()
                .flatMap(result -> result.tables().stream()
                        .filter(table -> table.name().equals(TraceStudies.LEFT_OUT.name()))
                        .limit(1))
                .findFirst()
                .ifPresent(table -> table.table()
                        .each()
                        .forEach(row -> line(
                                text,
                                "Left out",
                                String.format(
                                        Locale.ROOT, "%,d rows: %s", row.whole("requests"), row.text("reason")))));
    }

    private static void count(StringBuilder text, TraceReport report, String name, String id) {
        metric(report, id).ifPresent(value -> line(text, name, String.format(Locale.ROOT, "%,.0f", value)));
    }

    private static void seconds(StringBuilder text, TraceReport report, String name, String id) {
        metric(report, id).ifPresent(value -> line(text, name, Digits.seconds(value)));
    }

    private static void number(StringBuilder text, TraceReport report, String name, String id) {
        metric(report, id).ifPresent(value -> line(text, name, Digits.significant(value)));
    }

    private static void spread(StringBuilder text, TraceReport report, String name, String id, boolean isTime) {
        var parts = new StringBuilder();
        for (var part : List.of("p50", "p90", "p99")) {
            metric(report, id + "." + part).ifPresent(value -> parts.append(parts.isEmpty() ? "" : "   ")
                    .append(part.toUpperCase(Locale.ROOT))
                    .append(' ')
                    .append(isTime ? Digits.seconds(value) : Digits.significant(value)));
        }
        if (!parts.isEmpty()) {
            line(text, name, parts.toString());
        }
    }

    private static Optional<Double> metric(TraceReport report, String id) {
        return report.results().values().stream()
                .flatMap(result -> Optional.ofNullable(result.metrics().get(id)).stream())
                .findFirst();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(TextSections.line(name, value));
    }
}
