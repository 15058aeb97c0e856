package io.iwc.cli;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains metrics from the catalogue. */
@Command(
        name = "metrics",
        description = "Explains metrics: what each means, its formula, unit and gate, and why it may be undefined.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "X.* stands for X.n .mean .std .min .p25 .p50 .p75 .p90 .p95 .p99 .max, block* for a block size.",
            "",
            "Example: one metric",
            "  iwc metrics arrivals.burstinessCv",
            "",
            "Example: all of runs, for a program",
            "  iwc metrics run --format json"
        })
final class MetricsCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of("METRIC", "UNIT", "WORSE", "MEANING");

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|PREFIX",
            completionCandidates = MetricIdCandidates.class,
            description = "One metric, or those whose ids begin with this; all if left out.")
    private Optional<String> asked = Optional.empty();

    @Mixin
    private FormatOption format = new FormatOption();

    MetricsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var beginning = asked.orElse("");
        var found = MetricCatalogue.matching(beginning);
        if (found.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "ID|PREFIX: found \"" + beginning + "\", expected a metric or the beginning of one"
                            + MetricCatalogue.suggestion(beginning));
        }
        if (format.isJson()) {
            console.print(Json.document(found.stream().map(MetricWords::fields).toList()));
        } else if (found.size() == 1) {
            console.show(MetricWords.explained(found.get(0), title(beginning, found.get(0))));
        } else {
            console.show(table(found));
        }
        return ExitStatus.DONE;
    }

    /** The metric that was asked for with its own name, else the entry with its. */
    private static String title(String id, MetricInfo info) {
        return MetricCatalogue.find(id).isPresent()
                ? id + ": " + MetricCatalogue.nameOf(Metric.of(id))
                : info.id() + ": " + info.name();
    }

    private static String table(List<MetricInfo> found) {
        var table = TextTable.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT).row(HEADER);
        found.forEach(
                info -> table.row(List.of(info.id(), info.unit().symbol(), MetricWords.worse(info), info.meaning())));
        return table.text();
    }
}
