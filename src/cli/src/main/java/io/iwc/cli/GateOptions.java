package io.iwc.cli;

import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.DistanceMetric;
import io.iwc.metric.internal.MetricIds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How far metrics may move; a threshold is an absolute difference unless it ends in %. */
final class GateOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private final List<DriftGate> asked = new ArrayList<>();

    @Option(
            names = "--fail-on-prefill-delta",
            paramLabel = "D",
            description = "Maximum absolute change of " + MetricIds.PREFILL_P50 + ".")
    void prefill(double threshold) {
        ask(Metric.PREFILL_P50, threshold);
    }

    @Option(
            names = "--fail-on-reuse-delta",
            paramLabel = "D",
            description = "Maximum absolute change of " + MetricIds.SESSION_REUSE_MEAN + ".")
    void reuse(double threshold) {
        ask(Metric.SESSION_REUSE_MEAN, threshold);
    }

    @Option(
            names = "--fail-on-burstiness-delta",
            paramLabel = "D",
            description = "Maximum absolute change of " + MetricIds.BURSTINESS_CV + ".")
    void burstiness(double threshold) {
        ask(Metric.BURSTINESS_CV, threshold);
    }

    @Option(
            names = "--fail-on-p50-prompt-delta",
            paramLabel = "TOKENS",
            description = "Maximum absolute change of " + MetricIds.PROMPT_TOKENS_P50 + ".")
    void p50Prompt(double threshold) {
        ask(Metric.PROMPT_TOKENS_P50, threshold);
    }

    @Option(
            names = "--fail-on-p90-prompt-delta",
            paramLabel = "TOKENS",
            description = "Maximum absolute change of " + MetricIds.PROMPT_TOKENS_P90 + ".")
    void p90Prompt(double threshold) {
        ask(Metric.PROMPT_TOKENS_P90, threshold);
    }

    @Option(
            names = "--fail-on-ks",
            paramLabel = "D",
            description = "Maximum of " + MetricIds.PROMPT_TOKENS_KS + ", 0 to 1.")
    void ks(double threshold) {
        ask(DistanceMetric.KS.of(MetricFamily.PROMPT_TOKENS), threshold);
    }

    @Option(
            names = "--fail-on",
            paramLabel = "METRIC=THRESHOLD[%]",
            converter = DriftGate.Converter.class,
            completionCandidates = MetricIdCandidates.class,
            description = "Maximum change of a metric, absolute or in percent of the baseline (10%%), or maximum of a"
                    + " distance; repeatable.")
    private List<DriftGate> any = List.of();

    @Option(
            names = "--allow-made-arrivals",
            description =
                    "Judge gates on arrivals also if the arrival times of a side were made, not recorded; else such"
                            + " a gate is not applicable.")
    private boolean allowsMadeArrivals;

    /** Whether there is any. */
    boolean areGiven() {
        return !asked.isEmpty() || !any.isEmpty();
    }

    /** Whether arrival times that were made are judged like recorded ones. */
    boolean allowMadeArrivals() {
        return allowsMadeArrivals;
    }

    /** The gates asked for, on top of others. */
    Gates on(Gates others) {
        return UsageErrors.checked(command, () -> {
            var gates = others;
            for (var gate : asked) {
                gates = gate.on(gates);
            }
            for (var gate : any) {
                gates = gate.on(gates);
            }
            return gates.lenient();
        });
    }

    /** The metrics and distances named, each of which a side has to have. */
    List<Metric> metrics() {
        return Stream.concat(asked.stream(), any.stream())
                .map(DriftGate::metric)
                .toList();
    }

    private void ask(Metric metric, double threshold) {
        try {
            asked.add(DriftGate.of(metric, threshold, false));
        } catch (TypeConversionException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
