package io.iwc.cli;

import io.iwc.artifact.internal.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Runs the commands that most users start with, in one process, so that the JVM can archive the classes that they load:
 * what {@code iwc --make-archive} starts. Prints nothing.
 */
final class ArchiveTraining {
    private ArchiveTraining() {}

    /** Ends the process; with 1 if a command did not do what it should. */
    public static void main(String... arguments) throws IOException {
        Main.keepNettyFromUnsafe();
        var folder = Files.createTempDirectory("iwc-archive");
        boolean isTrained;
        try {
            isTrained = isTrained(folder);
        } finally {
            delete(folder);
        }
        System.exit(isTrained ? ExitStatus.DONE : ExitStatus.FAILED);
    }

    private static boolean isTrained(Path folder) throws IOException {
        var prompts = folder.resolve("prompts.json").toString();
        var workload = folder.resolve("w.jsonl").toString();
        var fingerprint = folder.resolve("fp.json").toString();
        AtomicFile.write(Path.of(prompts), "[\"What is TTFT?\", \"What is ITL?\"]\n");
        return runs("--version")
                && runs("--help")
                && runs("compile", "simple-json", "-i", prompts, "-o", workload)
                && runs("validate", workload)
                && runs("analyze", workload)
                && runs("analyze", workload, "--format", "json")
                && runs("fingerprint", workload, "-o", fingerprint)
                && runs("diff", fingerprint, workload)
                && runs("simulate", workload, "-o", folder.resolve("run").toString());
    }

    private static boolean runs(String... command) {
        var console = Console.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);
        return Main.run(console, command) == ExitStatus.DONE;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
