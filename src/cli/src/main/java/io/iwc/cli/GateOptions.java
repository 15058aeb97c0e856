package io.iwc.cli;

import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.DistanceMetric;
import io.iwc.metric.internal.MetricIds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far metrics may move; a threshold is an absolute difference unless it ends in %. */
final class GateOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private final List<UnaryOperator<Gates>> asked = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();

    @Option(
            names = "--fail-on-prefill-delta",
            paramLabel = "D",
            description = "Maximum absolute change of " + MetricIds.PREFILL_P50 + ".")
    void prefill(double threshold) {
        delta(Metric.PREFILL_P50, threshold);
    }

    @Option(
            names = "--fail-on-reuse-delta",
            paramLabel = "D",
            description = "Maximum absolute change of " + MetricIds.SESSION_REUSE_MEAN + ".")
    void reuse(double threshold) {
        delta(Metric.SESSION_REUSE_MEAN, threshold);
    }

    @Option(
            names = "--fail-on-burstiness-delta",
            paramLabel = "D",
            description = "Maximum absolute change of " + MetricIds.BURSTINESS_CV + ".")
    void burstiness(double threshold) {
        delta(Metric.BURSTINESS_CV, threshold);
    }

    @Option(
            names = "--fail-on-p50-prompt-delta",
            paramLabel = "TOKENS",
            description = "Maximum absolute change of " + MetricIds.PROMPT_TOKENS_P50 + ".")
    void p50Prompt(double threshold) {
        delta(Metric.PROMPT_TOKENS_P50, threshold);
    }

    @Option(
            names = "--fail-on-p90-prompt-delta",
            paramLabel = "TOKENS",
            description = "Maximum absolute change of " + MetricIds.PROMPT_TOKENS_P90 + ".")
    void p90Prompt(double threshold) {
        delta(Metric.PROMPT_TOKENS_P90, threshold);
    }

    @Option(
            names = "--fail-on-ks",
            paramLabel = "D",
            description = "Maximum of " + MetricIds.PROMPT_TOKENS_KS + ", 0 to 1.")
    void ks(double threshold) {
        distance(DistanceMetric.KS.of(MetricFamily.PROMPT_TOKENS), threshold);
    }

    @Option(
            names = "--fail-on",
            paramLabel = "METRIC=THRESHOLD[%]",
            completionCandidates = MetricIdCandidates.class,
            description = "Maximum change of a metric, absolute or in percent of the baseline (10%%), or maximum of a"
                    + " distance; repeatable.")
    void any(String text) {
        var equals = text.indexOf('=');
        var isRelative = text.endsWith("%");
        try {
            var metric = Metric.of(text.substring(0, Math.max(equals, 0)));
            var threshold = Double.parseDouble(text.substring(equals + 1, text.length() - (isRelative ? 1 : 0)));
            if (metric.isDistance() && !isRelative) {
                distance(metric, threshold);
            } else {
                metrics.add(metric);
                asked.add(
                        gates -> isRelative ? gates.relative(metric, threshold / 100) : gates.delta(metric, threshold));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--fail-on: found \"" + text + "\", expected METRIC=THRESHOLD or METRIC=PERCENT%, for instance"
                            + " tokens.prompt.p90=10%",
                    e);
        }
    }

    /** The gates asked for, on top of others. */
    Gates on(Gates others) {
        return UsageErrors.checked(command, () -> {
            var gates = others;
            for (var gate : asked) {
                gates = gate.apply(gates);
            }
            return gates.lenient();
        });
    }

    /** The metrics and distances named, each of which a side has to have. */
    List<Metric> metrics() {
        return metrics;
    }

    private void delta(Metric metric, double threshold) {
        metrics.add(metric);
        asked.add(gates -> gates.delta(metric, threshold));
    }

    private void distance(Metric metric, double threshold) {
        metrics.add(metric);
        asked.add(gates -> gates.distance(metric, threshold));
    }
}
