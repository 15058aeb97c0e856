package io.iwc.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The baselines of a project. */
@Command(
        name = "baseline",
        description = "Lists, accepts and prunes the baselines of a module.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BaselineListCommand.class, BaselineAcceptCommand.class, BaselinePruneCommand.class},
        footer = {"", "Example: list the baselines and their state", "  iwc baseline list"})
final class BaselineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
