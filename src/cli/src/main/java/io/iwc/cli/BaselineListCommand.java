package io.iwc.cli;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.baseline.Baseline;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import io.iwc.report.internal.ReportParts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the baselines of a module. */
@Command(
        name = "list",
        description = "Lists the baselines of a module and whether the last test run used them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "States of a baseline: used; stale (used, but the measured value is now better by more than a gate tolerates"
                    + " in the other direction, so the baseline should be updated); orphan (its test class ran without using"
                    + " it); not run (its test class did not run, or a test ended early). Without a report: unknown.",
            "",
            "Example: the baselines of one module",
            "  iwc baseline list --module services/support"
        })
final class BaselineListCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of("baseline", "class", "requests", "tokenizer", "state");

    private final Console console;

    @Mixin
    private ModuleOptions module = new ModuleOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    BaselineListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var store = module.store(module.module());
        var use = ReportParts.in(module.reports())
                .newestBuild()
                .map(report -> new BaselineUse(module.module(), store.root(), report));
        var rows = store.list().stream().map(file -> row(store, file, use)).toList();
        if (format.isJson()) {
            console.print(
                    Json.document(rows.stream().map(BaselineListCommand::fields).toList()));
        } else {
            var table = TextTable.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT)
                    .row(HEADER);
            rows.forEach(table::row);
            console.show(table.text());
        }
        return ExitStatus.DONE;
    }

    private static List<String> row(BaselineStore store, Path file, Optional<BaselineUse> use) {
        var baseline = Baseline.read(store.root().resolve(file));
        var requests = baseline.fingerprint().isPresent() ? Metric.REQUEST_COUNT : Metric.RUN_REQUESTS_ATTEMPTED;
        return List.of(
                baseline.name(),
                Optional.ofNullable(file.getParent())
                        .map(folder -> folder.toString().replace('\\', '/').replace('/', '.'))
                        .orElse(""),
                Digits.of(requests, baseline.measurement(requests)),
                baseline.label("tokenizer.id").orElse("-"),
                use.map(known -> known.state(file).text()).orElse("unknown"));
    }

    private static Map<String, String> fields(List<String> row) {
        return Map.of(
                HEADER.get(0), row.get(0),
                HEADER.get(1), row.get(1),
                HEADER.get(2), row.get(2),
                HEADER.get(3), row.get(3),
                HEADER.get(4), row.get(4));
    }
}
