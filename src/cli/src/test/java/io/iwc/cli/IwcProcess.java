package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar as a process of its own, as a pipeline runs it. */
final class IwcProcess {
    static final Path JAR = Path.of("target", "iwc.jar").toAbsolutePath();
    private static final long MINUTES = 3;
    private static final String FIRST_TIER = "-XX:TieredStopAtLevel=1"; // it ends before optimising would pay off

    private static final Path SCRIPT = Path.of("target", "iwc").toAbsolutePath();

    private final Path folder;
    private final List<String> start;
    private final Map<String, String> environment;

    private IwcProcess(Path folder, List<String> start, Map<String, String> environment) {
        this.folder = folder;
        this.start = start;
        this.environment = environment;
    }

    /** Through the start script that lies beside the jar. */
    static IwcProcess script(Path folder) {
        return script(folder, SCRIPT);
    }

    /** Through a copy of it. */
    static IwcProcess script(Path folder, Path copy) {
        return new IwcProcess(folder, List.of(copy.toString()), environment(Path.of(System.getProperty("java.home"))));
    }

    /** On the JVM that runs this test. */
    static IwcProcess in(Path folder) {
        return on(Path.of(System.getProperty("java.home")), folder);
    }

    static IwcProcess on(Path javaHome, Path folder) {
        var java = javaHome.resolve("bin").resolve("java").toString();
        var start = List.of(java, FIRST_TIER, "-XX:+UseSerialGC", "-jar", JAR.toString());
        return new IwcProcess(folder, start, environment(javaHome));
    }

    private static Map<String, String> environment(Path javaHome) {
        return Map.of("LC_ALL", "C", "JAVA_HOME", javaHome.toString()); // the locale must not matter
    }

    /** The same with a heap of so many MiB. */
    IwcProcess withHeap(int mebibytes) {
        var limited = new ArrayList<>(start);
        limited.add(1, "-Xmx" + mebibytes + "m");
        return new IwcProcess(folder, List.copyOf(limited), environment);
    }

    /** The same with a variable of the environment. */
    IwcProcess with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new IwcProcess(folder, start, Map.copyOf(more));
    }

    /** Runs a command to its end. */
    CommandResult run(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("iwc", ".out");
        var err = Files.createTempFile("iwc", ".err");
        try {
            var process = builder(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ended within %d minutes", MINUTES)
                    .isTrue();
            return new CommandResult(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Begins a command that goes on. */
    Process start(String... arguments) throws IOException {
        return builder(arguments).redirectErrorStream(true).start();
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(start);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
