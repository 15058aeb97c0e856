package io.iwc.junit;

import io.iwc.report.internal.SuiteEnvironment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** When and where a part was written, and which parts belong to one build. */
final class BuildEnvironment {
    private static final Pattern SHELL = Pattern.compile(".*\\b(sh|bash|dash|zsh|cmd\\.exe)$");

    private BuildEnvironment() {}

    /**
     * The environment of now.
     *
     * @param project its folder
     */
    static SuiteEnvironment now(Path project, Configuration configuration) {
        var facts = new TreeMap<String, String>();
        facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("jdk", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.putAll(BuildOrigin.of(project, configuration).facts());
        return new SuiteEnvironment(Instant.now(), build(), facts);
    }

    /** The start of the process that started the test processes: forks of one build share it. */
    private static String build() {
        var starter = ProcessHandle.current().parent();
        while (starter.filter(BuildEnvironment::isShell).isPresent()) {
            starter = starter.flatMap(ProcessHandle::parent);
        }
        return starter.map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::startInstant)
                .map(Instant::toString)
                .orElse("");
    }

    private static boolean isShell(ProcessHandle process) {
        Optional<String> command = process.info().command();
        return command.filter(path -> SHELL.matcher(path).matches()).isPresent();
    }
}
