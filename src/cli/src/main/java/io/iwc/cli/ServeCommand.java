package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Request;
import io.iwc.workload.WorkloadDefaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  iwc serve --port 8000 --capture app.jsonl",
            "Example: take an agent through its steps",
            "  iwc serve --port 8000 --script steps.yaml",
            "Example: serve https to a client that sends no key over http, such as Azure's",
            "  iwc serve --port 8443 --tls endpoint.pem",
            "  NODE_EXTRA_CA_CERTS=endpoint.pem npm start"
        })
final class ServeCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            converter = PortNumber.class,
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
            description = "Write the answered requests to this file as a workload, each before its answer leaves.")
    private Optional<Path> capture = Optional.empty();

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Answers to give, in turn or to requests that match, as YAML or JSON.")
    private Optional<Path> script = Optional.empty();

    @Option(
            names = "--tls",
            paramLabel = "CERTIFICATE.pem",
            description = "Serve https, with a certificate made for this process. It is written to this file, for"
                    + " clients to trust.")
    private Optional<Path> tls = Optional.empty();

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            description = "Origin whose pages may read answers, such as http://localhost:5173; * = all. Default: none.")
    private Optional<String> cors = Optional.empty();

    private boolean isTold;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wanted = profile.profile();
        var builder = EmbeddedEndpoint.builder()
                .profile(wanted)
                .clock(EngineClock.WALL)
                .seed(seed)
                .port(port);
        cors.ifPresent(builder::cors);
        tls.ifPresent(path -> builder.tls());
        var isForced = new GivenOptions(spec).has(CommandFiles.FORCE);
        var file = capture.map(path -> CaptureFile.begin(path, isForced));
        file.ifPresentOrElse(it -> builder.onCaptured(request -> add(it, request)), () -> builder.keepingAtMost(0));
        var serving = new Serving(started(builder, file), capture, file, tls, console);
        Runtime.getRuntime().addShutdownHook(new Thread(serving::end, "iwc-serve-end"));
        serving.announce();
        new CountDownLatch(1).await(); // until a signal
        return ExitStatus.DONE;
    }

    /** One at a time. A request that cannot be kept is not answered, which is said at once, and once. */
    private void add(CaptureFile file, Request request) {
        try {
            file.add(request);
        } catch (IwcException e) {
            if (!isTold && e.getCause() instanceof IOException) {
                isTold = true;
                console.err().println(e.getMessage() + "; requests are refused with status 500 as long as that lasts");
            }
            throw e;
        }
    }

    /** The endpoint with its script; if either is at fault, the file is as it was. */
    private EmbeddedEndpoint started(EmbeddedEndpoint.Builder builder, Optional<CaptureFile> file) {
        try {
            var endpoint = builder.start();
            script.ifPresent(endpoint::answerFrom);
            tls.ifPresent(path -> AtomicFile.write(path, endpoint.certificate().pem()));
            return endpoint;
        } catch (IwcException e) {
            file.ifPresent(CaptureFile::abandon);
            throw e;
        }
    }
}
