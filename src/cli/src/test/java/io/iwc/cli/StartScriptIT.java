package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
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
        assumeArchive();
        Files.writeString(
                folder.resolve("w.jsonl"),
                "{\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"Hi\",\"request_id\":\"a\"}\n");
        var log = folder.resolve("classes.txt");

        var result = IwcProcess.script(folder)
                .with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
                .run("validate", "w.jsonl");

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

    /** Else the JVM takes a quarter of the machine for what is soon garbage, and does not give it back. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the arguments of a process may be hidden")
    void whatServesForLongTakesABoundedPartOfTheMachine() throws Exception {
        assertThat(argumentsOfServer(IwcProcess.script(folder))).contains("-XX:MaxNewSize=256m");
        assertThat(argumentsOfServer(IwcProcess.script(folder).with("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC")))
                .doesNotContain("-XX:MaxNewSize=256m");
    }

    private static List<String> argumentsOfServer(IwcProcess iwc) throws Exception {
        var server = iwc.start("serve");
        try {
            assertThat(server.inputReader()
                            .lines()
                            .filter(line -> line.startsWith("http"))
                            .findFirst())
                    .isPresent();
            return List.of(server.info().arguments().orElseThrow());
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** Copied files have another date, and another JVM another idea of the classes. */
    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        assumeArchive();
        var copy = Files.createDirectory(folder.resolve("a copy"));
        Files.createDirectory(copy.resolve("lib"));
        try (var files = Files.list(BUILT)) {
            for (var file : files.filter(file -> file.getFileName().toString().matches("iwc|iwc\\.jar|iwc-.*\\.jsa"))
                    .toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        assertThat(copy.resolve("iwc").toFile().setExecutable(true)).isTrue();

        var result = IwcProcess.script(folder, copy.resolve("iwc")).run("--version");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out()).matches("iwc .+\nJava .+\n");
    }

    @Test
    void anotherJvmStartsWithoutIt() throws Exception {
        var jdk25 = System.getenv("JAVA25_HOME");
        assumeTrue(jdk25 != null, "JAVA25_HOME does not name a JDK 25");

        var result = IwcProcess.script(folder).with("JAVA_HOME", jdk25).run("--version");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("iwc ").contains("\nJava 25");
    }

    private static void assumeArchive() {
        assumeTrue(
                Files.exists(BUILT.resolve("iwc-" + System.getProperty("java.version") + ".jsa")),
                "the build made its archive for another JVM than this one");
    }
}
