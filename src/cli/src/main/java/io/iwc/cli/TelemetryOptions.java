package io.iwc.cli;

import io.iwc.replay.ReplayOptions;
import io.iwc.replay.TelemetrySource;
import io.iwc.run.Run;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is sampled of GPUs and server while a replay runs. */
final class TelemetryOptions {
    private static final String NONE = "none";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--telemetry",
            paramLabel = "SOURCE",
            split = ",",
            description =
                    "Telemetry sources to sample during the run: nvidia-smi, prometheus (/metrics of the endpoint),"
                            + " prometheus=URL, none; comma-separated or repeated.")
    private List<String> sources = List.of();

    @Option(
            names = "--telemetry-interval",
            paramLabel = "TIME",
            converter = DurationOption.class,
            defaultValue = "500ms",
            description = "Sampling interval (default: ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ZERO;

    ReplayOptions of(ReplayOptions options) {
        var isNone = sources.isEmpty() || sources.contains(NONE);
        new GivenOptions(command)
                .require(!isNone, "given without --telemetry: nothing is sampled", "--telemetry-interval");
        new GivenOptions(command)
                .require(
                        sources.size() < 2 || !isNone,
                        "found none beside other sources, expected it alone",
                        "--telemetry");
        return UsageErrors.checked(
                command,
                () -> options.withTelemetry(
                        sources.stream()
                                .filter(text -> !text.equals(NONE))
                                .map(TelemetrySource::parse)
                                .toList(),
                        interval));
    }

    /** Prints sampling failures to standard error; the run stays valid. */
    static void warn(Run run, Console console) {
        var trouble = run.options().get("audit.telemetry");
        if (trouble != null) {
            console.err().println("warning: telemetry: " + trouble);
        }
    }
}
