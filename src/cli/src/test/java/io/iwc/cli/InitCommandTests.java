package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.baseline.Baseline;
import io.iwc.internal.IwcVersion;
import io.iwc.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTests {
    private static final Path EXAMPLES = Path.of("..", "..", "examples");
    private static final String TEST = "src/test/java/com/acme/SupportChatTests.java";
    private static final String BASELINE =
            "src/test/resources/iwc/com/acme/SupportChatTests/keepsItsShape.fingerprint.json";

    @TempDir
    private Path work;

    private final InProcess process = new InProcess();

    @ParameterizedTest
    @CsvSource({"'',quickstart-maven", "--gradle,quickstart-gradle", "--capture,quickstart-capture"})
    void writesTheExampleAsItIs(String option, String example) throws IOException {
        var status = process.iwc(arguments("init", work.resolve("new").toString(), option));

        assertThat(status).isZero();
        assertThat(textsIn(work.resolve("new"))).isEqualTo(textsIn(EXAMPLES.resolve(example)));
    }

    /** The tests of the example recorded its baseline; the command measures the same file by itself. */
    @Test
    void measuresChatsAsTheTestsDo() throws IOException {
        var chats = EXAMPLES.resolve("quickstart-maven/src/test/resources/chats/support.json");

        process.iwc("init", work.resolve("new").toString(), "--from", chats.toString());

        assertThat(textsIn(work.resolve("new"))).isEqualTo(textsIn(EXAMPLES.resolve("quickstart-maven")));
    }

    @Test
    void namesEachFileAndWhatToDoNext() {
        process.iwc("init", work + "/new", "--gradle");

        assertThat(process.out()
                        .lines()
                        .map(line -> line.substring(work.toString().length() + 5)))
                .containsExactly(
                        ".gitignore",
                        "build.gradle.kts",
                        "settings.gradle.kts",
                        TEST,
                        "src/test/resources/chats/support.json",
                        BASELINE);
        var first = IwcVersion.current().endsWith("-SNAPSHOT")
                ? "IWC " + IwcVersion.current()
                        + " is not published: before, in its sources, mvn -q -Pquick install -Dmaven.test.skip=true\n"
                : "";
        assertThat(process.err()).isEqualTo(first + "now: cd " + work + "/new && gradle test\n");
    }

    @Test
    void aRecordingKeepsItsTimes() throws IOException {
        var trace = Files.writeString(work.resolve("night shift.jsonl"), """
                {"timestamp": 0, "input_length": 700, "output_length": 20, "hash_ids": [1, 2]}
                {"timestamp": 1500, "input_length": 900, "output_length": 30, "hash_ids": [1, 3]}
                {"timestamp": 4000, "input_length": 800, "output_length": 10, "hash_ids": [1, 2]}
                """);

        process.iwc("init", work + "/new", "--from", trace.toString());

        assertThat(process.err()).endsWith("now: cd " + work + "/new && mvn test\n");
        assertThat(work.resolve("new/" + TEST))
                .content()
                .contains("@IwcWorkload(dataset = \"chats/night-shift.jsonl\", mode = TURNS)\n")
                .doesNotContain("POISSON", "Arrival");
        assertThat(Baseline.read(work.resolve("new/" + BASELINE))
                        .measurement(Metric.of("arrivals.spanSeconds"))
                        .value())
                .isEqualTo(4.0); // 4000 ms after the first one
    }

    @Test
    void aWorkloadIsNamedAsOneAndKeepsItsManifest() throws IOException {
        var chats = EXAMPLES.resolve("quickstart-maven/src/test/resources/chats/support.json");
        var workload = work.resolve("w.jsonl").toString();
        process.iwc("compile", "sharegpt", "-i", chats.toString(), "-o", workload, "--mode", "turns");

        process.iwc("init", work + "/new", "--from", workload);

        assertThat(work.resolve("new/" + TEST))
                .content()
                .contains("@IwcWorkload(\"chats/w.jsonl\")\n")
                .doesNotContain("TURNS", "POISSON", "Arrival");
        assertThat(work.resolve("new/src/test/resources/chats")).isDirectoryContaining("glob:**/w.jsonl.manifest.yaml");
    }

    @Test
    void aFolderWithFilesIsLeftAlone() throws IOException {
        Files.writeString(work.resolve("notes.txt"), "mine");

        var status = process.iwc("init", work.toString());

        assertThat(status).isEqualTo(64);
        assertThat(process.err())
                .isEqualTo("iwc init: DIR: found " + work
                        + ", which holds notes.txt, expected a new or empty folder\nTry 'iwc init --help'.\n");
        assertThat(textsIn(work)).containsExactly(Map.entry("notes.txt", "mine"));
    }

    @Test
    void aCaptureNeedsNoFile() {
        var status = process.iwc("init", work + "/new", "--capture", "--from", "chats.json");

        assertThat(status).isEqualTo(64);
        assertThat(process.err())
                .startsWith("iwc init: --from: found together with --capture, expected one of them: a capture needs no"
                        + " file\n");
        assertThat(work.resolve("new")).doesNotExist();
    }

    @Test
    void nothingIsWrittenForAFileThatIsNoDataSet() throws IOException {
        var notes = Files.writeString(work.resolve("notes.json"), "{\"a\": 1}");

        var status = process.iwc("init", work + "/new", "--from", notes.toString());

        assertThat(status).isEqualTo(1);
        assertThat(process.err()).startsWith(notes + ":");
        assertThat(work.resolve("new")).doesNotExist();
    }

    @Test
    void theProjectsDifferInTheirBuildFilesAlone() throws IOException {
        assertThat(textsIn(EXAMPLES.resolve("quickstart-gradle/src")))
                .isEqualTo(textsIn(EXAMPLES.resolve("quickstart-maven/src")));
        assertThat(EXAMPLES.resolve("quickstart-capture/pom.xml"))
                .hasSameTextualContentAs(EXAMPLES.resolve("quickstart-maven/pom.xml"));
    }

    @Test
    void gradleNamesTheVersionsOfThePom() throws IOException {
        var named = Pattern.compile("\\(\"([\\w.]+:[\\w-]+):([\\w.-]+)\"\\)")
                .matcher(Files.readString(EXAMPLES.resolve("quickstart-gradle/build.gradle.kts")))
                .results()
                .map(found -> found.group(1) + " " + found.group(2));
        var pom = Files.readString(EXAMPLES.resolveSibling("pom.xml"));
        var ours = first("<artifactId>iwc-parent</artifactId>\\s+<version>(.*?)<", pom);
        var junit = first("<junit.version>(.*?)<", pom);

        assertThat(named)
                .containsExactly(
                        "io.iwc:iwc-junit " + ours,
                        "io.iwc:iwc-assertj " + ours,
                        "org.junit.jupiter:junit-jupiter-engine " + junit,
                        "org.junit.platform:junit-platform-launcher " + junit.replaceFirst("5", "1"));
    }

    @Test
    void theTestHasElevenLinesBelowItsImports() throws IOException {
        var lines = Files.readString(EXAMPLES.resolve("quickstart-maven/" + TEST))
                .lines()
                .dropWhile(line -> !line.startsWith("@"))
                .filter(line -> !line.isBlank());

        assertThat(lines).hasSize(11);
    }

    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String[] arguments(String... words) {
        return List.of(words).stream().filter(word -> !word.isEmpty()).toArray(String[]::new);
    }

    /** Of a project but for what a build leaves there. */
    private static Map<String, String> textsIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var texts = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.matches("(target|build)/.*")) {
                    texts.put(name, Files.readString(file));
                }
            }
            return texts;
        }
    }
}
