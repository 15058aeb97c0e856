package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.report.internal.ReportParts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes baselines that no test uses. */
@Command(
        name = "prune",
        description = "Deletes orphans: baselines whose test class took part in the last test run without using them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Run all tests of the module first. Disabled tests count as unused. Baselines of test classes that did not"
                    + " take part in the run are kept.",
            "",
            "Example: list what would be deleted",
            "  iwc baseline prune --dry-run"
        })
final class BaselinePruneCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModuleOptions module = new ModuleOptions();

    @Option(names = "--dry-run", description = "Only print which files would be deleted.")
    private boolean isDryRun;

    BaselinePruneCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var store = module.store(module.module());
        var report = ReportParts.in(module.reports())
                .newestBuild()
                .orElseThrow(() -> new IwcException(module.reports()
                        + ": found no report of a run of the tests, expected parts of one; run all tests of the module"
                        + " first, only then is known which baselines none of them uses"));
        var use = new BaselineUse(module.module(), store.root(), report);
        use.requireRecent();
        var orphans = store.list().stream()
                .filter(file -> use.state(file) == BaselineUse.State.ORPHAN)
                .toList();
        for (var orphan : orphans) {
            if (!isDryRun) {
                store.delete(orphan);
            }
            console.out()
                    .println((isDryRun ? "would delete " : "deleted ")
                            + store.root().resolve(orphan));
        }
        if (orphans.isEmpty()) {
            console.out().println("no orphans");
        }
        return ExitStatus.DONE;
    }
}
