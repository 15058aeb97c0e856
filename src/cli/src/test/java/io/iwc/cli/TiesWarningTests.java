package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiesWarningTests {
    @TempDir
    private Path folder;

    @Test
    void warnsThatWholeMillisecondsTieAtHighRates() throws IOException {
        // metrics.md 6.4: 37 % of the gaps at 1 000/s
        assertThat(compiled("--rng mt19937 --rate-rps 1000"))
                .isEqualTo("warning: --rng mt19937 gives whole milliseconds: at this rate about 37 % of the gaps are"
                        + " zero; pcg64 is exact to the nanosecond\n");
    }

    @Test
    void doesNotWarnWhereFewGapsTie() throws IOException {
        assertThat(compiled("--rng mt19937 --rate-rps 5")).isEmpty();
        assertThat(compiled("--rng pcg64 --rate-rps 1000")).isEmpty();
    }

    private String compiled(String options) throws IOException {
        var input = Files.writeString(folder.resolve("two.json"), "[\"one\", \"two\"]");
        var err = new ByteArrayOutputStream();
        var arguments = "compile simple-json --force -i " + input + " -o " + folder.resolve("two.jsonl")
                + " --arrival poisson " + options;

        var status = IwcCommand.run(Console.of(new ByteArrayOutputStream(), err, false), arguments.split(" ", -1));

        assertThat(status).isZero();
        return err.toString(StandardCharsets.UTF_8).replace("wrote " + folder.resolve("two.jsonl") + "\n", "");
    }
}
