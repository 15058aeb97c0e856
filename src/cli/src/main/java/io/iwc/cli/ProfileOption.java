package io.iwc.cli;

import io.iwc.simulator.EngineProfile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --profile}: what a simulated server is like. */
final class ProfileOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--profile",
            paramLabel = "P",
            completionCandidates = ProfileNames.class,
            defaultValue = "default",
            description = "Profile of the simulated engine: ${COMPLETION-CANDIDATES}, or a YAML file as iwc calibrate"
                    + " writes it (default: ${DEFAULT-VALUE}).")
    private String name = "";

    EngineProfile profile() {
        return of(command, name);
    }

    /** A profile by name or file; an unknown name is a usage error, a file at fault bad input. */
    static EngineProfile of(CommandSpec command, String name) {
        return EngineProfile.isFile(name)
                ? EngineProfile.of(name)
                : UsageErrors.checked(command, () -> EngineProfile.named(name));
    }
}
