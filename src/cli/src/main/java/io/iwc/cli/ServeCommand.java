package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.WorkloadWriter;
import io.iwc.workload.internal.WorkloadDefaults;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded endpoint on its own. */
@Command(
        name = "serve",
        description = "Serves the simulated endpoint on loopback until interrupted.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: record what an application sends to OPENAI_BASE_URL",
            "  iwc serve --port 8000 --capture app.jsonl"
        })
final class ServeCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--profile",
            paramLabel = "P",
            completionCandidates = ProfileNames.class,
            defaultValue = "default",
            description =
                    "Hardware profile of the simulated server: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String profile = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port to listen on; 0 = any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description = "Seed of the generated answers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--capture",
            paramLabel = "OUT.jsonl",
            description = "Write the received requests to this file as a workload on exit.")
    private Optional<Path> capture = Optional.empty();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wanted = UsageErrors.checked(spec, () -> EngineProfile.named(profile));
        var endpoint = EmbeddedEndpoint.builder()
                .profile(wanted)
                .clock(EngineClock.WALL)
                .seed(seed)
                .port(port)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(endpoint), "iwc-serve-end"));
        console.print(endpoint.baseUrl() + "\n");
        new CountDownLatch(1).await(); // until a signal
        return ExitStatus.DONE;
    }

    private void end(EmbeddedEndpoint endpoint) {
        try (endpoint) {
            capture.ifPresent(file -> WorkloadWriter.write(endpoint.captured(), file));
        } catch (IwcException e) {
            console.err().println(e.getMessage());
        }
    }
}
