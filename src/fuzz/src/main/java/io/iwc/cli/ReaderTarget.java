package io.iwc.cli;

import io.iwc.dataset.DatasetReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Every reader: the first byte names the format, the rest is the file. What is compiled is valid and can be measured. */
public final class ReaderTarget {
    private ReaderTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        var names = DatasetReaders.names();
        var format = (input[0] & 0xff) % (names.size() + 1);
        var source = Path.of("input");
        var output = Path.of("output.jsonl");
        Files.write(source, Arrays.copyOfRange(input, 1, input.length));
        Files.deleteIfExists(output);
        var name = format == names.size() ? "auto" : names.get(format);
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
