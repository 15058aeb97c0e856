package io.iwc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains what verdicts and reasons mean that stand in messages, reports and files. */
@Command(
        name = "explain",
        description = "Explains a verdict or reason that a message or file shows, and what to do about it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "For metrics see 'iwc metrics'.",
            "",
            "Example: why a run is INVALID",
            "  iwc explain client-limited"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            completionCandidates = Explanations.Codes.class,
            description = "INVALID, a verdict of a gate, or the code of a reason; a list if left out.")
    private String code = "";

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (code.isEmpty()) {
            console.show(Explanations.list());
        } else {
            console.show(Explanations.find(code)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "CODE: found \"" + code + "\", expected one of those that 'iwc explain' lists"))
                    .text());
        }
        return ExitStatus.DONE;
    }
}
