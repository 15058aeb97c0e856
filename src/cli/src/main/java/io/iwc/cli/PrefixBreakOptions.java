package io.iwc.cli;

import io.iwc.prefix.CacheRule;
import io.iwc.prefix.PrefixBreaks;
import io.iwc.report.internal.PrefixBreaksReport;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether, and how strictly, prompts are held against what was sent before them. */
final class PrefixBreakOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--prefix-breaks",
            description = "Hold each turn against the turn before it, and each session against the tools and system"
                    + " prompt of earlier ones: where the common beginning broke, what changed, what it costs.")
    private boolean asked;

    @Option(names = "--show-prompts", description = "Show the words that differ, not hashes of them.")
    private boolean showsPrompts;

    @Option(
            names = "--fail-on-lost-tokens",
            paramLabel = "N",
            description = "Fail if more than N tokens are prefilled again, or if that cannot be judged.")
    private Optional<Integer> most = Optional.empty();

    boolean isAsked() {
        var given = new GivenOptions(command);
        given.require(asked, "given without --prefix-breaks", "--show-prompts", "--fail-on-lost-tokens");
        if (most.isPresent() && most.get() < 0) {
            throw new ParameterException(
                    command.commandLine(), "--fail-on-lost-tokens: found " + most.get() + ", expected an integer ≥ 0");
        }
        return asked;
    }

    /** What broke before a cache of that rule, or before one that forgets nothing. */
    PrefixBreaksReport report(Workload workload, Tokenizer tokenizer, Optional<CacheRule> rule) {
        return new PrefixBreaksReport(PrefixBreaks.of(workload, tokenizer, rule), showsPrompts);
    }

    /** Says what failed, and gives the exit status. */
    int judge(PrefixBreaksReport report, Console console) {
        if (most.isEmpty()) {
            return ExitStatus.DONE;
        }
        var found = report.found();
        if (found.lostTokens() > most.get()) {
            console.err()
                    .println("gate failed: " + found.lostTokens() + " tokens are prefilled again, allowed "
                            + most.get());
            return ExitStatus.GATE_FAILED;
        }
        if (found.obstacle().isPresent()) {
            console.err()
                    .println("gate failed: not measurable: " + found.obstacle().get());
            return ExitStatus.GATE_FAILED;
        }
        return ExitStatus.DONE;
    }
}
