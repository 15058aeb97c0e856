package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.internal.RunFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that could not keep its schedule says so everywhere. A budget of a nanosecond makes one of any. */
class OverloadedClientTests {
    private static final Path PAGE = Path.of("..", "..", "src/site/replaying.md");
    private static final String REASON = "client-limited: schedule lag P99 is # allowed #";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysThatItIsInvalidAndWhyInTheWordsOfTheDocumentation() throws IOException {
        runWithABudgetOfANanosecond();

        var said = lines(out.toString(UTF_8) + err.toString(UTF_8));
        assertThat(said).contains("Because : " + REASON, "INVALID: " + REASON);
        assertThat(said).containsAll(documented());
        var validity = Json.read(folder.resolve("run/summary.json")).path("validity");
        assertThat(validity.path("valid").booleanValue()).isFalse();
        assertThat(lines(validity.path("reasons").path(0).asText())).containsExactly(REASON);
        assertThat(RunFolder.at(folder.resolve("run")).read().isValid()).isFalse();
    }

    private void runWithABudgetOfANanosecond() throws IOException {
        Files.writeString(folder.resolve("w.jsonl"), """
                {"arrival_time_ms":0,"max_output_tokens":4,"prompt":"Where is it?","request_id":"r1"}
                {"arrival_time_ms":5,"max_output_tokens":4,"prompt":"And mine?","request_id":"r2"}
                {"arrival_time_ms":20,"max_output_tokens":4,"prompt":"And hers?","request_id":"r3"}
                """);
        var status = IwcCommand.run(
                Console.of(out, err, false),
                "run",
                folder.resolve("w.jsonl").toString(),
                "--embedded",
                "default",
                "--max-lag",
                "0.001us",
                "-o",
                folder.resolve("run").toString());
        assertThat(status).as(err.toString(UTF_8)).isZero();
    }

    private static List<String> documented() throws IOException {
        var page = Files.readString(PAGE);
        var section = page.substring(page.indexOf("## Invalid runs"));
        var block = section.substring(section.indexOf("```\n") + 4);
        return lines(block.substring(0, block.indexOf("```")));
    }

    /** What is said, without what was measured. */
    private static List<String> lines(String text) {
        return text.replaceAll("[\\d.]+ (s|ms|µs|ns)\\b,?", "#")
                .replaceAll(" +: +", " : ")
                .replaceAll("(?<!P)\\b[\\d.]+", "#")
                .lines()
                .map(String::strip)
                .toList();
    }
}
