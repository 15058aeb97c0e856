package io.iwc.cli;

import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.OutputLock;
import io.iwc.artifact.internal.Verification;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Manifest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The files that a command line names, the same for every command: what is read is never written, what exists is
 * replaced only with {@code --force}, {@code -} is standard input or output, and what was written is said.
 */
final class CommandFiles implements AutoCloseable {
    static final String FORCE = "--force";
    static final String NO_VERIFY = "--no-verify";
    /** Options that name a file or a folder to be written; every other path is read. */
    static final Set<String> OUTPUTS =
            Set.of("--output", "--html", "--markdown", "--plots", "--junit-xml", "--capture", "--per-request", "--tls");

    private static final String STANDARD = "-";
    /** It replaces nothing: a recording cannot be made again, and the next one goes beside it. */
    private static final String RECORD = "record";

    /** Commands that read files with hashes beside them. */
    private static final Set<String> VERIFYING = Set.of(
            "compile",
            "validate",
            "analyze",
            "fingerprint",
            "diff",
            "synth",
            "materialize",
            "export",
            "run",
            "sweep",
            "simulate",
            "merge",
            "report",
            "eval",
            "calibrate",
            "trace");

    private static final String RUN_OR_SPEC =
            RunFolder.NAMES + "|sweep\\.json|prompts\\.jsonl|trace.*\\.csv|workload_meta\\.json";
    private static final String LEVELS_AND_FIGURES = "|(rate|concurrency)-.*|previous(-\\d+)?|.*\\.svg|study\\.json";
    /** They print to standard output themselves. */
    private static final Set<String> OWN_STANDARD_OUTPUT = Set.of("synth", "fingerprint", "report");

    private final CommandSpec command;
    private final Console console;
    private final List<ArgSpec> given;
    private final List<Path> temporary = new ArrayList<>();
    private final List<OutputLock> locks = new ArrayList<>();
    private Optional<Path> streamed = Optional.empty();
    private Optional<Verification.Skipping> skipping = Optional.empty();

    private CommandFiles(ParseResult parsed, Console console) {
        command = parsed.commandSpec();
        this.console = console;
        given = Stream.concat(parsed.matchedOptions().stream(), parsed.matchedPositionals().stream())
                .distinct()
                .toList();
    }

    /** Adds {@code --force} to a command that writes, and {@code --no-verify} to one that reads what has a hash. */
    static void addOptions(CommandSpec command) {
        if (VERIFYING.contains(command.name())) {
            command.addOption(OptionSpec.builder(NO_VERIFY)
                    .description("Read workloads and runs that are not what their manifest or summary says.")
                    .type(boolean.class)
                    .build());
        }
        if (command.options().stream().anyMatch(CommandFiles::isOutput)
                && !command.name().equals(RECORD)) {
            command.addOption(OptionSpec.builder(FORCE)
                    .description("Replace files and run folders that exist.")
                    .type(boolean.class)
                    .build());
        }
    }

    /**
     * Checks the files of a command line and makes standard input a file.
     *
     * @throws ParameterException if an output is an input, or exists
     */
    static CommandFiles checked(ParseResult parsed, Console console) {
        var files = new CommandFiles(parsed, console);
        try {
            files.refuseNothing();
            files.refuseWhatIsRead();
            files.lock();
            if (!parsed.hasMatchedOption(FORCE)) {
                files.refuseWhatExists();
            }
            files.takeStandardStreams();
            if (parsed.hasMatchedOption(NO_VERIFY)) {
                files.skipping = Optional.of(Verification.skip());
            }
            return files;
        } catch (RuntimeException e) {
            files.locks.forEach(OutputLock::close);
            throw e;
        }
    }

    /** Until the command has ended, nobody else writes what it writes. */
    private void lock() {
        for (var argument : given.stream().filter(CommandFiles::isOutput).toList()) {
            for (var output : paths(argument)) {
                var isFolder =
                        Files.isDirectory(output) || (argument.paramLabel().equals("DIR") && !Files.exists(output));
                locks.add(isFolder ? ofFolder(output) : OutputLock.ofFile(output));
                runBeside(output).map(OutputLock::ofFolder).ifPresent(locks::add);
            }
        }
    }

    /** A sweep writes a folder a level. */
    private OutputLock ofFolder(Path output) {
        return command.name().equals("sweep") ? OutputLock.ofTree(output) : OutputLock.ofFolder(output);
    }

    static boolean isOutput(ArgSpec argument) {
        return argument instanceof OptionSpec option
                && OUTPUTS.contains(option.longestName())
                && option.arity().max() > 0; // a switch names no file
    }

    /** As an unset variable gives it: the empty path is the working directory, which nobody means. */
    private void refuseNothing() {
        for (var argument : given) {
            if (values(argument).anyMatch(path -> path.toString().isEmpty())) {
                throw refused(argument, Path.of("\"\""), "expected a file or folder");
            }
        }
    }

    private void refuseWhatIsRead() {
        var inputs = given.stream()
                .filter(argument -> !isOutput(argument))
                .flatMap(this::inputs)
                .toList();
        var earlier = new ArrayList<Path>();
        for (var argument : given.stream().filter(CommandFiles::isOutput).toList()) {
            for (var output : paths(argument)) {
                refuseWhatIsRead(argument, output, Stream.of(output, Manifest.pathFor(output)), inputs);
                runBeside(output).ifPresent(run -> refuseWhatIsRead(argument, run, withFiles(run), inputs));
                if (earlier.stream().anyMatch(other -> isSame(other, output))) {
                    throw refused(argument, output, "which is written already, expected another file");
                }
                earlier.add(output);
            }
        }
    }

    private void refuseWhatIsRead(ArgSpec argument, Path output, Stream<Path> written, List<Path> inputs) {
        if (written.anyMatch(file -> inputs.stream().anyMatch(input -> isSame(input, file)))) {
            throw refused(argument, output, "which is read as well, expected another file");
        }
    }

    private void refuseWhatExists() {
        for (var argument : given.stream().filter(CommandFiles::isOutput).toList()) {
            for (var output : paths(argument)) {
                refuseWhatExists(argument, output);
                runBeside(output).ifPresent(run -> refuseWhatExists(argument, run));
            }
        }
    }

    private void refuseWhatExists(ArgSpec argument, Path output) {
        if (Files.isDirectory(output) && !command.name().equals(RECORD)) {
            filesIn(output, RUN_OR_SPEC + LEVELS_AND_FIGURES).findFirst().ifPresent(file -> {
                throw refused(argument, output, "which holds " + file.getFileName() + " already; --force replaces it");
            });
        } else if (Files.isRegularFile(output)) {
            throw refused(
                    argument,
                    output,
                    "which "
                            + (command.name().equals(RECORD)
                                    ? "is a file, expected a folder"
                                    : "exists; --force replaces it"));
        }
    }

    /** The folder that an extract of a trace may write besides the workload. */
    private Optional<Path> runBeside(Path output) {
        return isExtract() ? Optional.of(TraceCommand.runBeside(output)) : Optional.empty();
    }

    private boolean isTrace() {
        return command.name().equals("trace");
    }

    private boolean isExtract() {
        return isTrace() && given.stream().anyMatch(argument -> name(argument).equals(TraceCommand.EXTRACT));
    }

    private ParameterException refused(ArgSpec argument, Path output, String why) {
        return new ParameterException(
                command.commandLine(), name(argument) + ": found " + output + ", " + why, argument, output.toString());
    }

    /** What an argument makes a command read: files by any option, those of a folder, and their manifests. */
    private Stream<Path> inputs(ArgSpec argument) {
        return argument.originalStringValues().stream()
                .flatMap(text -> Stream.of(text, text.replaceFirst("^[a-z]+[:=]", "")))
                .flatMap(text -> path(text).stream())
                .filter(Files::exists)
                .flatMap(path -> Files.isDirectory(path) ? withFiles(path) : Stream.of(path, Manifest.pathFor(path)));
    }

    /** A folder, and what of a run is in it. */
    private static Stream<Path> withFiles(Path folder) {
        return Files.isDirectory(folder)
                ? Stream.concat(Stream.of(folder), filesIn(folder, RUN_OR_SPEC))
                : Stream.of(folder);
    }

    /** A path, unless no path can be spelt so. */
    static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Stream<Path> filesIn(Path folder, String names) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(names)).sorted().toList().stream();
        } catch (IOException e) {
            throw FileFault.unreadable(folder, e);
        }
    }

    /** Through links of both kinds; of a file that is yet to be written, by its folder and name. */
    private static boolean isSame(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
            return real(one).equals(real(other));
        } catch (IOException e) {
            return false; // to be said by who opens it
        }
    }

    private static Path real(Path file) throws IOException {
        var absolute = file.toAbsolutePath().normalize();
        var folder = absolute.getParent();
        return folder != null && Files.exists(folder) ? folder.toRealPath().resolve(absolute.getFileName()) : absolute;
    }

    /** The paths of an argument but for {@code -}. */
    private static List<Path> paths(ArgSpec argument) {
        return values(argument)
                .filter(path -> !path.toString().equals(STANDARD))
                .toList();
    }

    private static Stream<Path> values(ArgSpec argument) {
        Object value = argument.getValue();
        if (value instanceof Optional<?> optional) {
            value = optional.orElse(null);
        }
        return (value instanceof List<?> list ? list.stream() : Stream.ofNullable(value))
                .filter(Path.class::isInstance)
                .map(Path.class::cast);
    }

    private void takeStandardStreams() {
        var taken = 0;
        for (var argument : given) {
            var dashes = values(argument)
                    .filter(path -> path.toString().equals(STANDARD))
                    .count();
            if (dashes == 0) {
                continue;
            }
            if (isOutput(argument)) {
                toStandardOutput(argument);
            } else if (taken++ > 0 || dashes > 1) {
                throw refused(argument, Path.of(STANDARD), "standard input, twice, expected it once");
            } else {
                replace(argument, standardInput());
            }
        }
    }

    private void toStandardOutput(ArgSpec argument) {
        if (OWN_STANDARD_OUTPUT.contains(command.name()) && name(argument).equals("--output")) {
            return;
        }
        var isFolder = argument.paramLabel().equals("DIR") || (isTrace() && !isExtract());
        if (!name(argument).equals("--output") || isFolder || isTrace()) {
            throw refused(
                    argument,
                    Path.of(STANDARD),
                    "expected a " + (isFolder ? "folder" : "file") + ": it cannot go to standard output");
        }
        var file = temporaryFile("stdout.jsonl");
        streamed = Optional.of(file);
        replace(argument, file);
    }

    private Path standardInput() {
        var file = temporaryFile("stdin.jsonl");
        try {
            Files.copy(console.in(), file); // which has no name that would say what it is
            var read = OtherFiles.isFingerprint(file) ? Files.move(file, temporaryFile("stdin.json")) : file;
            console.shown().as(STANDARD, read);
            return read;
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }

    /** In a folder of its own, which is deleted at the end, also by an interrupt, which closes nothing. */
    private Path temporaryFile(String name) {
        try {
            var folder = Files.createTempDirectory("iwc-");
            temporary.add(folder);
            var file = folder.resolve(name);
            Stream.of(folder, file, Manifest.pathFor(file)).map(Path::toFile).forEach(File::deleteOnExit);
            return file;
        } catch (IOException e) {
            throw FileFault.unwritable(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    private static void replace(ArgSpec argument, Path file) {
        Object value = argument.getValue();
        if (value instanceof List<?> list) {
            argument.setValue(new ArrayList<>(list.stream()
                    .map(path -> path.toString().equals(STANDARD) ? file : path)
                    .toList()));
        } else {
            argument.setValue(value instanceof Optional<?> ? Optional.of(file) : file);
        }
    }

    /** How many bytes the files have that are read, those of folders included. */
    long bytesToRead() {
        return given.stream()
                .filter(argument -> !isOutput(argument))
                .flatMap(CommandFiles::values)
                .flatMap(path -> Files.isDirectory(path) ? filesIn(path, RUN_OR_SPEC) : Stream.of(path))
                .map(Path::toFile)
                .filter(File::isFile)
                .mapToLong(File::length)
                .sum();
    }

    /** What was written: to standard output if it was asked to go there, else said on standard error. */
    void tell() throws IOException {
        if (streamed.isPresent()) {
            Files.copy(streamed.get(), console.bytes());
            console.bytes().flush();
        }
        for (var argument : given.stream().filter(CommandFiles::isOutput).toList()) {
            for (var output : paths(argument)) {
                if (!streamed.equals(Optional.of(output)) && Files.exists(output)) {
                    console.err().println("wrote " + output);
                }
            }
        }
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Override
    public void close() throws IOException {
        skipping.ifPresent(Verification.Skipping::close);
        locks.forEach(OutputLock::close);
        for (var folder : temporary) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
