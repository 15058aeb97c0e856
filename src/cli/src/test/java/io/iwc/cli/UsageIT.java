package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageIT {
    @TempDir
    private Path folder;

    @Test
    void anUnknownFormatIsAUsageError() throws Exception {
        var result = IwcProcess.in(folder).run("compile", "parquet", "-i", "in.json", "-o", "out.jsonl");

        assertThat(result.status()).isEqualTo(64);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("iwc compile: Invalid value for positional parameter at index 0 (FORMAT): found"
                        + " \"parquet\", expected one of auto, canonical, simple-json,")
                .endsWith("\nTry 'iwc compile --help'.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysItsVersion() throws Exception {
        var result = IwcProcess.in(folder).run("--version");

        assertThat(result.status()).isZero();
        assertThat(result.out()).matches("iwc \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\nJava .+\n");
    }

    @Test
    void isStartedByTheScriptNextToTheJar() throws Exception {
        var script = IwcProcess.JAR.resolveSibling("iwc");

        var process = new ProcessBuilder(script.toString(), "--version")
                .directory(folder.toFile())
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("iwc ");
        assertThat(process.waitFor()).isZero();
    }
}
