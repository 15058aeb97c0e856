package io.iwc.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The strip on top of a report: how much was tested, and how it stands. */
record Totals(double requests, double promptTokens, double outputTokens, double replayed, Optional<GateReport> worst) {
    static Totals of(Content content) {
        var workloads = content.distinctWorkloads().stream()
                .map(WorkloadReport::numbers)
                .toList();
        var runs = content.distinctRuns().stream().map(RunReport::numbers).toList();
        return new Totals(
                sum(workloads, "requests.count"),
                sum(workloads, "tokens.prompt.total"),
                sum(workloads, "tokens.output.total"),
                sum(runs, "run.requests.attempted"),
                content.gates().stream()
                        .filter(gate -> gate.used().isDefined())
                        .max(Comparator.comparingDouble(gate -> gate.used().value())));
    }

    private static double sum(List<Numbers> numbers, String id) {
        return numbers.stream()
                .mapToDouble(each -> each.get(id).asOptional().orElse(0))
                .sum();
    }
}
