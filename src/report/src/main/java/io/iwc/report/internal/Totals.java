package io.iwc.report.internal;

import io.iwc.metric.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The strip on top of a report: the number of tests and their results. */
record Totals(
        double requests,
        double promptTokens,
        double outputTokens,
        double replayed,
        int runsReplayed,
        List<GateReport> gates,
        Optional<GateReport> worst,
        long stale) {
    static Totals of(Content content) {
        var workloads = content.distinctWorkloads().stream()
                .map(WorkloadReport::numbers)
                .toList();
        var runs = content.distinctRuns().stream().map(RunReport::numbers).toList();
        return new Totals(
                sum(workloads, Metric.REQUEST_COUNT),
                sum(workloads, Metric.PROMPT_TOKENS_TOTAL),
                sum(workloads, Metric.OUTPUT_TOKENS_TOTAL),
                sum(runs, Metric.RUN_REQUESTS_ATTEMPTED),
                runs.size(),
                content.gates(),
                content.gates().stream()
                        .filter(gate -> gate.used().isDefined() && gate.verdict() != GateReport.Verdict.FAIL_EXPECTED)
                        .max(Comparator.comparingDouble(gate -> gate.used().value())),
                content.tests().stream()
                        .flatMap(test -> test.staleBaselines().stream())
                        .distinct()
                        .count());
    }

    private static double sum(List<Numbers> numbers, Metric metric) {
        return numbers.stream()
                .mapToDouble(each -> each.get(metric).asOptional().orElse(0))
                .sum();
    }

    double tokens() {
        return promptTokens + outputTokens;
    }

    String tokensSplit() {
        return Shown.grouped(promptTokens) + " prompt, " + Shown.grouped(outputTokens) + " output";
    }

    String runs() {
        return runsReplayed == 1 ? "1 run" : Shown.grouped(runsReplayed) + " runs";
    }

    /** How much of its allowance the worst bound used. */
    String worstUse() {
        return worst.map(BoundWords::used).orElse("none");
    }

    String worstWhere() {
        if (worst.isEmpty()) {
            return gates.isEmpty() ? "nothing was bounded" : "no bound was measurable";
        }
        return "of what is allowed, " + BoundWords.name(worst.get().metric()) + "; bounds: "
                + count(GateReport.Verdict.PASS) + " passed, "
                + count(GateReport.Verdict.FAIL) + " failed, " + count(GateReport.Verdict.NOT_APPLICABLE)
                + " not applicable"
                + (stale == 0 ? "" : "; " + stale + (stale == 1 ? " stale baseline" : " stale baselines"));
    }

    private long count(GateReport.Verdict verdict) {
        return gates.stream().filter(gate -> gate.verdict() == verdict).count();
    }
}
