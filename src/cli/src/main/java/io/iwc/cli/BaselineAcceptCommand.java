package io.iwc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over what tests measured as their new baselines. */
@Command(
        name = "accept",
        description = "Makes the values that a failed test measured its new baseline, and prints the changes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "The failure message of the test ends with this command.",
            "",
            "Example:",
            "  iwc baseline accept target/iwc/received/com/acme/SupportTests/chat.fingerprint.json"
        })
final class BaselineAcceptCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RECEIVED", arity = "1..*", description = "Files in target/iwc/received.")
    private List<Path> received = List.of();

    @Mixin
    private ModuleOptions module = new ModuleOptions();

    BaselineAcceptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new GivenOptions(spec)
                .require(false, "found here, expected nothing: what is accepted is named one by one", "--reports");
        for (var file : received) {
            var updated = module.store(module.module(moduleOf(file))).accept(file);
            console.out().println(updated.file());
            (updated.changes().isEmpty() ? List.of("no number changed") : updated.changes())
                    .forEach(change -> console.out().println("  " + change));
        }
        return ExitStatus.DONE;
    }

    /** What lies above {@code target/iwc/received}, so that the command also works at the top of a build. */
    private static Path moduleOf(Path received) {
        for (var folder = received.getParent(); folder != null; folder = folder.getParent()) {
            if (folder.endsWith(Path.of("target", "iwc", "received"))
                    || folder.endsWith(Path.of("build", "iwc", "received"))) {
                var names = folder.getNameCount() - 3;
                var above = names == 0 ? Path.of("") : folder.subpath(0, names);
                return folder.isAbsolute() ? folder.getRoot().resolve(above) : above;
            }
        }
        return Path.of("");
    }
}
