package io.iwc.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The baselines of a project. */
@Command(
        name = "baseline",
        description = "Lists the baselines of a module, takes over new ones, deletes those that no test uses.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BaselineListCommand.class, BaselineAcceptCommand.class, BaselinePruneCommand.class},
        footer = {"", "Example: what the last run of the tests used", "  iwc baseline list"})
final class BaselineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
