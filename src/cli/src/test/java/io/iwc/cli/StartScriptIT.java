package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script and the archive of classes that the build made for it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is a shell script")
class StartScriptIT {
    private static final Path BUILT = Path.of("target").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void classesComeFromTheArchiveAndNoCommandIsLoadedThatIsNotAskedFor() throws Exception {
        assumeTrue(
                Files.exists(BUILT.resolve("iwc-" + System.getProperty("java.version") + ".jsa")),
                "the build made its archive for another JVM than this one");
        Files.writeString(
                folder.resolve("w.jsonl"),
                "{\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"Hi\",\"request_id\":\"a\"}\n");
        var log = folder.resolve("classes.txt");

        var result = start(
                BUILT.resolve("iwc"),
                Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
                "validate",
                "w.jsonl");

        assertThat(result.status()).isZero();
        var classes = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" io.iwc."))
                .toList();
        assertThat(classes)
                .filteredOn(line -> line.contains("io.iwc.workload.internal.RowReader "))
                .singleElement()
                .asString()
                .contains("shared objects file (top)");
        assertThat(classes)
                .filteredOn(line -> line.matches(".* io\\.iwc\\.cli\\.\\w+Command .*"))
                .map(line -> line.replaceFirst(".* io\\.iwc\\.cli\\.(\\w+) .*", "$1"))
                .containsExactlyInAnyOrder("IwcCommand", "ValidateCommand");
    }

    /** Copied files have another date, and another JVM another idea of the classes. */
    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        var copy = Files.createDirectory(folder.resolve("a copy"));
        Files.createDirectory(copy.resolve("lib"));
        try (var files = Files.list(BUILT)) {
            for (var file : files.filter(file -> file.getFileName().toString().matches("iwc|iwc\\.jar|iwc-.*\\.jsa"))
                    .toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        assertThat(copy.resolve("iwc").toFile().setExecutable(true)).isTrue();

        var result = start(copy.resolve("iwc"), Map.of(), "--version");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out()).matches("iwc .+\nJava .+\n");
    }

    @Test
    void anotherJvmStartsWithoutIt() throws Exception {
        var jdk25 = System.getenv("JAVA25_HOME");
        assumeTrue(jdk25 != null, "JAVA25_HOME does not name a JDK 25");

        var result = start(BUILT.resolve("iwc"), Map.of("JAVA_HOME", jdk25), "--version");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("iwc ").contains("\nJava 25");
    }

    private CommandResult start(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var out = folder.resolve("out").toFile();
        var err = folder.resolve("err").toFile();
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        var status = builder.start().waitFor();
        return new CommandResult(status, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
