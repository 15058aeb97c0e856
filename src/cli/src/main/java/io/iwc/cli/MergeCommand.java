package io.iwc.cli;

import io.iwc.report.internal.RunText;
import io.iwc.run.internal.RunMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of one replay together. */
@Command(
        name = "merge",
        description = "Merges the run folders of all shards of one replay into one run.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: one replay from three machines",
            "  iwc run chats.jsonl --endpoint URL --shard 1/3 --start-at 2026-01-31T12:00:00Z -o part-1",
            "  iwc merge part-1 part-2 part-3 -o run"
        })
final class MergeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Run folders of all shards, in any order.")
    private List<Path> shards = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder of the merged run.")
    private Path folder = Path.of("");

    @Mixin
    private FormatOption format = new FormatOption();

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var run = RunMerge.merge(shards, folder);
        if (format.isJson()) {
            console.print(Files.readString(folder.resolve("summary.json")));
        } else {
            console.show(RunText.of(run));
        }
        run.invalidReasons().forEach(reason -> console.err().println("INVALID: " + reason));
        run.warnings().forEach(warning -> console.err().println("WARNING: " + warning));
        return ExitStatus.DONE;
    }
}
