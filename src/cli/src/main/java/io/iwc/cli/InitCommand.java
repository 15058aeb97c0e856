package io.iwc.cli;

import io.iwc.artifact.internal.FileFault;
import io.iwc.internal.IwcVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a project whose tests pass: those of the examples, or one around the user's own chats. */
@Command(
        name = "init",
        description = "Writes a project with a first test, its data and its recorded baseline, for Maven or Gradle.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: a project on your own chats, and its first run",
            "  iwc init chat-tests --from chats.json && cd chat-tests && mvn test"
        })
final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder = Path.of("");

    @Option(names = "--gradle", description = "For Gradle (Kotlin DSL) instead of Maven.")
    private boolean gradle;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Recorded chats or another data set that 'iwc compile' reads, instead of the example's; the"
                    + " file is copied.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--capture",
            description = "A test that captures the calls of an application instead of reading recorded chats.")
    private boolean capture;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new GivenOptions(spec)
                .require(
                        !capture,
                        "found together with --capture, expected one of them: a capture needs no file",
                        "--from");
        requireEmpty();
        var quickstart =
                capture ? Quickstart.ofCapture() : from.map(Quickstart::ofChats).orElseGet(Quickstart::ofExample);
        for (var file : quickstart.files(gradle).entrySet()) {
            file.getValue().writeTo(folder.resolve(file.getKey()));
            console.out().println(folder.resolve(file.getKey()));
        }
        var version = IwcVersion.current();
        if (version.endsWith("-SNAPSHOT")) {
            console.err()
                    .println(
                            "IWC " + version
                                    + " is not published: before, in its sources, mvn -q -Pquick install -Dmaven.test.skip=true");
        }
        console.err().println("now: cd " + folder + " && " + (gradle ? "gradle test" : "mvn test"));
        return ExitStatus.DONE;
    }

    private void requireEmpty() {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.sorted().findFirst().ifPresent(file -> refuse("which holds " + file.getFileName()));
            } catch (IOException e) {
                throw FileFault.unreadable(folder, e);
            }
        } else if (Files.exists(folder)) {
            refuse("which is a file");
        }
    }

    private void refuse(String why) {
        throw new ParameterException(
                spec.commandLine(), "DIR: found " + folder + ", " + why + ", expected a new or empty folder");
    }
}
