package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baselines and the report of a module, kept with the command. */
class ModuleOfAUserTests {
    private static final String STORE = "src/test/resources/iwc/com/acme/ChatTests/";
    private static final String RECEIVED = "target/iwc/received/com/acme/ChatTests/";

    @TempDir
    private Path module;

    @BeforeEach
    void aModuleWhoseTestsUsedOneOfThreeBaselines() throws Exception {
        for (var name : List.of("chat", "old", "gone")) {
            fingerprint(STORE + name, 100);
        }
        var test = TestReport.builder("[chat]", "com.acme.ChatTests", "chat()")
                .entry("iwc.baseline", STORE + "chat.fingerprint.json")
                .entry("iwc.baseline.2", STORE + "old.fingerprint.json")
                .entry("iwc.baseline.stale", STORE + "old.fingerprint.json")
                .build();
        SuiteReportFile.write(
                new SuiteReport(
                        "Chats",
                        new SuiteEnvironment(Instant.now().plusSeconds(60), "build-1", new TreeMap<>()),
                        List.of(test)),
                module.resolve("target/iwc/parts/1-1.json"));
        Files.createDirectories(module.resolve("target/test-classes"));
    }

    @Test
    void listsWhatIsUsedStaleAndOrphaned() throws Exception {
        assertThat(iwc("baseline", "list", "--module", module.toString())).isEqualTo("""
                baseline  class               requests  tokenizer  state
                chat      com.acme.ChatTests         3  given      used
                gone      com.acme.ChatTests         3  given      orphan
                old       com.acme.ChatTests         3  given      stale
                """);
    }

    @Test
    void acceptsWhatATestReceived() throws Exception {
        fingerprint(RECEIVED + "chat", 150);

        assertThat(iwc("baseline", "accept", RECEIVED + "chat.fingerprint.json"))
                .startsWith(STORE + "chat.fingerprint.json\n")
                .contains("  tokens.prompt.p50 100.0 -> 150.0\n");

        assertThat(module.resolve(STORE + "chat.fingerprint.json"))
                .hasSameTextualContentAs(module.resolve(RECEIVED + "chat.fingerprint.json"));
    }

    @Test
    void prunesOrphansOnly() throws Exception {
        assertThat(iwc("baseline", "prune", "--module", module.toString()))
                .isEqualTo("deleted " + STORE + "gone.fingerprint.json\n");

        assertThat(module.resolve(STORE)).isDirectoryNotContaining("glob:**gone*");
        assertThat(module.resolve(STORE + "old.fingerprint.json")).exists();
    }

    @Test
    void writesTheReportOfAModule() throws Exception {
        iwc("report", "target/iwc", "-o", "all.html", "-o", "all.md", "-o", "all.json");

        assertThat(module.resolve("all.html")).content().contains("<title>Chats</title>", "chat()");
        assertThat(module.resolve("all.md")).content().startsWith("# Chats\n");
        assertThat(SuiteReportFile.read(module.resolve("all.json")).tests()).hasSize(1);
    }

    private void fingerprint(String name, int promptTokens) throws Exception {
        Files.createDirectories(module.resolve(name).getParent());
        iwc("synth", "-o", "w.jsonl", "--force", "--requests=3", "--prompt-tokens=" + promptTokens);
        iwc("fingerprint", "w.jsonl", "-o", name + ".fingerprint.json");
    }

    private String iwc(String... arguments) {
        var result = new InFolder(module).run(arguments);
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }
}
