package io.iwc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --time-scale} where there are no recorded times: known, so that it can be said why it is refused. */
final class UnscaledTimes {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--time-scale", hidden = true)
    void refuse(String value) {
        throw new ParameterException(
                command.commandLine(),
                "--time-scale: found " + value + ", expected nothing: there are no recorded times here; iwc compile"
                        + " scales those of a trace");
    }
}
