package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines: the first byte names the command, lines are its arguments. Nothing outside of the folder is touched. */
public final class ArgumentsTarget {
    /** Those that neither wait for calls nor send any, and none that makes as much as it is told. */
    private static final List<String> COMMANDS = List.of(
            "analyze", "validate", "diff", "export", "fingerprint", "metrics", "formats", "report", "merge", "compile");

    private static final String WORKLOAD = """
            {"arrival_time_ms":0,"max_output_tokens":4,"prompt":"one","request_id":"r1"}
            {"arrival_time_ms":20,"max_output_tokens":4,"prompt":"two","request_id":"r2"}
            {"arrival_time_ms":60,"max_output_tokens":4,"prompt":"three","request_id":"r3"}
            """;

    private ArgumentsTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var text = new String(input, UTF_8);
        if (text.isEmpty() || text.indexOf('/') >= 0 || text.contains("..") || text.indexOf(0) >= 0) {
            return;
        }
        Files.writeString(Path.of("w"), WORKLOAD);
        var arguments = new ArrayList<String>();
        arguments.add(COMMANDS.get(text.charAt(0) % COMMANDS.size()));
        arguments.add("w");
        arguments.addAll(text.substring(1).lines().toList());
        Commands.run(arguments);
    }
}
