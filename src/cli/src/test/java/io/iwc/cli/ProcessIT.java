package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only a process of its own can show: exit status, streams, the current folder, memory, another JVM. What commands
 * do is tested in this process, by the classes named {@code …Tests}; what signals do, by the other {@code …IT}.
 */
class ProcessIT {
    private static final String GOOD =
            "{\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"Hello\",\"request_id\":\"a\"}\n";
    private static final int HEAP_MEBIBYTES = 24;

    @TempDir
    private Path folder;

    /** Each exit status but 130, which the tests of signals have, and what was said on which stream. */
    @Test
    void endsWithItsExitStatusAndSpeaksOnTheRightStream() throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD);
        Files.writeString(folder.resolve("two.jsonl"), GOOD + GOOD.replace("\"a\"", "\"b\""));

        var done = iwc("validate", "w.jsonl");
        var failed = iwc("validate", "nowhere.jsonl");
        var gateFailed = iwc("diff", "w.jsonl", "two.jsonl", "--summary", "--fail-on", "requests.count=10%");
        var misspelt = iwc("compile", "parquet", "-i", "in.json", "-o", "out.jsonl");

        assertThat(done).isEqualTo(new CommandResult(0, "w.jsonl: valid, 1 request\n", ""));
        assertThat(failed).isEqualTo(new CommandResult(1, "", "nowhere.jsonl: no such file\n"));
        assertThat(gateFailed.status()).isEqualTo(2);
        assertThat(gateFailed.out()).contains("FAIL     : requests.count is 2");
        assertThat(gateFailed.err()).isEmpty();
        assertThat(misspelt.status()).isEqualTo(64);
        assertThat(misspelt.out()).isEmpty();
        assertThat(misspelt.err())
                .startsWith("iwc compile: Invalid value for positional parameter at index 0 (FORMAT): found"
                        + " \"parquet\", expected one of auto, canonical, simple-json,")
                .endsWith("\nTry 'iwc compile --help'.\n");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void writesAnArtifactToStandardOutputAsItIs() throws Exception {
        Files.writeString(folder.resolve("prompts.json"), "[\"Größe der Schlüssel?\", \"What is TTFT?\"]\n");
        new InFolder(folder).run("compile", "simple-json", "-i", "prompts.json", "-o", "file.jsonl");

        var result = iwc("compile", "simple-json", "-i", "prompts.json", "-o", "-");

        assertThat(result)
                .isEqualTo(new CommandResult(
                        0,
                        Files.readString(folder.resolve("file.jsonl")),
                        "prompts.json: arrivals: made (one request every 100 ms), the file holds no times; --arrival"
                                + " names another process\n"));
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void keepsTheBaselinesOfTheCurrentFolder() throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD);
        var store = "src/test/resources/iwc/com/acme/ChatTests/chat.fingerprint.json";
        Files.createDirectories(folder.resolve(store).getParent());
        new InFolder(folder).run("fingerprint", "w.jsonl", "-o", store);

        var result = iwc("baseline", "list");

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("\nchat      com.acme.ChatTests");
    }

    @Test
    void compilesAFileThatIsLargerThanItsMemory() throws Exception {
        var file = folder.resolve("large.jsonl");
        writeLongPrompts(file);
        assertThat(Files.size(file)).isGreaterThan((long) HEAP_MEBIBYTES << 20);

        var result = IwcProcess.in(folder)
                .withHeap(HEAP_MEBIBYTES)
                .run("compile", "canonical", "-i", "large.jsonl", "-o", "out.jsonl");

        assertThat(result).isEqualTo(new CommandResult(0, "", "wrote out.jsonl\n"));
        assertThat(folder.resolve("out.jsonl")).hasSameBinaryContentAs(file);
    }

    @Test
    void givesTheSameBytesOnJdk25() throws Exception {
        var jdk25 = System.getenv("JAVA25_HOME");
        assumeTrue(jdk25 != null, "JAVA25_HOME does not name a JDK 25");
        Files.writeString(folder.resolve("ten.json"), """
                ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
                """);
        var gamma = "compile simple-json -i ten.json --arrival gamma --rate-rps 3 --cv 2 -o ";
        new InFolder(folder).run((gamma + "ten.jsonl").split(" ", -1));

        var result = IwcProcess.on(Path.of(jdk25), folder).run((gamma + "25/ten.jsonl").split(" ", -1));

        assertThat(result.err()).isEqualTo("wrote 25/ten.jsonl\n");
        assertThat(folder.resolve("25/ten.jsonl")).hasSameBinaryContentAs(folder.resolve("ten.jsonl"));
        assertThat(folder.resolve("25/ten.jsonl.manifest.yaml"))
                .hasSameBinaryContentAs(folder.resolve("ten.jsonl.manifest.yaml"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is a shell script")
    void isStartedByTheScriptBesideTheJar() throws Exception {
        var result = IwcProcess.script(folder).run("--version");

        assertThat(result.status()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).matches("iwc \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\nJava .+\n");
    }

    private static void writeLongPrompts(Path file) throws IOException {
        var prompt = "word ".repeat(20_000);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (var i = 0; i < 265; i++) {
                out.write(GOOD.replace("\"a\"", "\"r" + i + "\"").replace("Hello", prompt));
            }
        }
    }

    private CommandResult iwc(String... arguments) throws IOException, InterruptedException {
        return IwcProcess.in(folder).run(arguments);
    }
}
