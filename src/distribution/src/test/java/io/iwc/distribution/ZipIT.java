package io.iwc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip of a release, unpacked as a user would. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is a shell script")
class ZipIT {
    private static final Path ZIP = Path.of(System.getProperty("iwc.zip"));

    @TempDir
    private static Path folder;

    private static Path unpacked = Path.of("");

    @BeforeAll
    static void unpack() throws IOException {
        try (var zip = new ZipFile(ZIP.toFile())) {
            for (var entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
                var file = folder.resolve(entry.getName()).normalize();
                assertThat(file.startsWith(folder)).as(entry.getName()).isTrue();
                Files.createDirectories(file.getParent());
                try (var bytes = zip.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
            }
        }
        unpacked = folder.resolve(ZIP.getFileName().toString().replaceFirst("\\.zip$", ""));
        assertThat(unpacked.resolve("bin/iwc").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void holdsTheCommandAndWhatBelongsToIt() throws IOException {
        try (var files = Files.list(unpacked)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bin", "lib", "completions", "man", "LICENSE", "CHANGELOG.md");
        }
        assertThat(unpacked.resolve("lib/iwc.jar")).exists();
    }

    @Test
    void startsThroughALinkFromAnywhere() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), unpacked.resolve("bin/iwc"));

        assertThat(said(List.of(link.toString(), "--version"))).matches("iwc .+\nJava .+\n");
    }

    @Test
    void writesAProject() throws Exception {
        var project = folder.resolve("project");

        said(List.of(unpacked.resolve("bin/iwc").toString(), "init", project.toString()));

        assertThat(project.resolve("pom.xml")).exists();
    }

    /** The names of commands in help, which the pages and the completion are made of as well. */
    @Test
    void everyCommandHasAPageAndIsCompleted() throws Exception {
        var help = said(List.of(unpacked.resolve("bin/iwc").toString(), "--help"));
        var commands = help.lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.matches("  \\w+ .*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();

        assertThat(commands).contains("init", "run", "help");
        for (var command : commands) {
            var page = unpacked.resolve("man/man1/iwc-" + command + ".1");
            assertThat(page).content().contains(".SH \"SYNOPSIS\"", "iwc " + command);
        }
        assertThat(unpacked.resolve("completions/iwc.bash")).content().contains(commands.toArray(String[]::new));
    }

    private static String said(List<String> command) throws Exception {
        var out = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var text = Files.readString(out);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
