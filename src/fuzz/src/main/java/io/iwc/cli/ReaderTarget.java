package io.iwc.cli;

import io.iwc.dataset.DatasetReaders;
import io.iwc.fuzz.NamedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Every reader: the first line names the format, the rest is the file. What is compiled is valid and can be measured. */
public final class ReaderTarget {
    private ReaderTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var formats = new ArrayList<>(DatasetReaders.names());
        formats.add("auto");
        var named = NamedInput.of(input, formats);
        var name = named.name();
        var source = Path.of("input");
        var output = Path.of("output.jsonl");
        Files.write(source, named.content());
        Files.deleteIfExists(output);
        if (Commands.run("compile", name, "-i", "input", "-o", "output.jsonl") == ExitStatus.DONE) {
            require(Commands.run("validate", "output.jsonl"), name + ": what compile wrote is not valid");
            require(Commands.run("analyze", "output.jsonl"), name + ": what compile wrote cannot be analyzed");
        }
    }

    private static void require(int status, String otherwise) {
        if (status != ExitStatus.DONE) {
            throw new AssertionError(otherwise);
        }
    }
}
