package io.iwc.cli;

import io.iwc.record.RecordingEndpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A proxy between an application and its server that keeps what they say. */
@Command(
        name = "record",
        description = "Stands between an application and the server that it calls, and records a workload and a run.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: record what an application and its server say to each other",
            "  iwc record --upstream https://api.openai.com/v1 --port 8000 -o recordings/app",
            "  OPENAI_BASE_URL=http://127.0.0.1:8000/v1 npm start",
            "Example: keep token counts and block hashes, and no text",
            "  iwc record --upstream http://gpu-1:8000/v1 --hash-only -o recordings/prod"
        })
final class RecordCommand implements Callable<Integer> {
    private static final long MEBI = 1 << 20;

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            required = true,
            description = "Base URL of the real server, http or https. The application sends its own key.")
    private String upstream = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder of the recording. One that is there is kept, and DIR-2 is used; one whose writer was"
                    + " killed is completed first.")
    private Path output = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            converter = PortNumber.class,
            description = "Port to listen on; 0 = any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--hash-only",
            description = "Keep token counts and keyed hashes of blocks of 16 tokens; no text and no answers.")
    private boolean hashOnly;

    @Option(
            names = "--rotate",
            paramLabel = "MIB",
            description = "Begin DIR-2, DIR-3 and so on when recording.jsonl has that many MiB. Default: a sixteenth of"
                    + " the memory that Java may use.")
    private Optional<Integer> rotate = Optional.empty();

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "PEM file of certificates to trust instead of the JVM's; host names are always verified.")
    private Optional<Path> trusted = Optional.empty();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var troubles = new ToldOnce(console);
        var recording = UsageErrors.checked(spec, () -> {
                    var builder = RecordingEndpoint.forwardingTo(upstream)
                            .into(output)
                            .port(port)
                            .tokenizer(tokenizer.tokenizer())
                            .startedAt(Instant.now())
                            .onTrouble(troubles::tell);
                    trusted.ifPresent(builder::trusting);
                    rotate.ifPresent(mebibytes -> builder.rotatingAt(mebibytes * MEBI));
                    return hashOnly ? builder.hashOnly() : builder;
                })
                .start();
        var end = new Recording(recording, console);
        Runtime.getRuntime().addShutdownHook(new Thread(end::end, "iwc-record-end"));
        end.announce(upstream);
        new CountDownLatch(1).await(); // until a signal
        return ExitStatus.DONE;
    }
}
