package io.iwc.cli;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.iwc.artifact.internal.Json;
import io.iwc.baseline.Baseline;
import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A suite is run by the JUnit launcher in a module of its own, and its baselines kept with the command. */
class BaselineCommandTests {
    private static final String CLASS = "io/iwc/cli/BaselineCommandTests/ShapeTestCases";
    private static final AtomicInteger PROMPT_TOKENS = new AtomicInteger();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path module;

    @Test
    void acceptsWhatAFailedTestMeasuredWithTheCommandThatItPrints() throws IOException {
        suite("record", 100);
        var failed = suite("verify", 150);
        var message = failed.getFailures().get(0).getException().getMessage();
        var command = message.lines()
                .filter(line -> line.startsWith("accept:   iwc "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(message))
                .substring("accept:   iwc ".length());

        assertThat(iwc(command.split(" ", -1))).isZero();

        // by hand: prefill 100/120 and 150/170
        assertThat(output())
                .startsWith(stored("keepsItsShape") + "\n")
                .contains("\n  prefill.dominance.p50 0.8333 -> 0.8824\n", "\n  tokens.prompt.p90 100.0 -> 150.0\n");
        assertThat(stored("keepsItsShape"))
                .hasSameTextualContentAs(
                        module.resolve("target/iwc/received").resolve(CLASS).resolve("keepsItsShape.fingerprint.json"));
        assertThat(suite("verify", 150).getTotalFailureCount()).isZero();
    }

    @Test
    void listsWhatTheLastRunUsed() throws IOException {
        suite("record", 100);
        suite("verify", 100);
        orphan("forgotten", "com/acme/GoneTests");
        Files.createDirectories(module.resolve("target/test-classes"));

        assertThat(iwc("baseline", "list", "--module", module.toString())).isZero();

        assertThat(output()).isEqualTo("""
                baseline       class                                           requests  tokenizer  state
                forgotten      com.acme.GoneTests                                     8  given      orphan
                injected       io.iwc.cli.BaselineCommandTests.ShapeTestCases         8  given      used
                keepsItsShape  io.iwc.cli.BaselineCommandTests.ShapeTestCases         8  given      used
                """);
        out.reset();
        iwc("baseline", "list", "--module", module.toString(), "--format", "json");
        assertThat(Json.parse(output()).get(0).path("state").asText()).isEqualTo("orphan");
    }

    @Test
    void prunesOrphansOnly() throws IOException {
        suite("record", 100);
        suite("verify", 100);
        var gone = orphan("forgotten", "com/acme/GoneTests");
        var renamed = orphan("oldName", CLASS);
        var elsewhere = orphan("other", "com/acme/OtherTests");
        Files.createDirectories(module.resolve("target/test-classes/com/acme"));
        Files.setLastModifiedTime(
                Files.createFile(module.resolve("target/test-classes/com/acme/OtherTests.class")),
                FileTime.from(Instant.EPOCH));

        assertThat(iwc("baseline", "prune", "--dry-run", "--module", module.toString()))
                .isZero();
        assertThat(output()).isEqualTo("would delete " + gone + "\nwould delete " + renamed + "\n");
        assertThat(gone).exists();

        iwc("baseline", "prune", "--module", module.toString());

        assertThat(gone).doesNotExist();
        assertThat(renamed).doesNotExist();
        assertThat(elsewhere).exists(); // its class is there but took no part
        assertThat(stored("keepsItsShape")).exists();
        assertThat(stored("injected")).exists();
    }

    @Test
    void prunesNothingWithoutTheReportOfARun() throws IOException {
        assertThat(iwc("baseline", "prune", "--module", module.toString())).isEqualTo(1);
        assertThat(error())
                .isEqualTo(module.resolve("target/iwc") + ": found no report of a run of the tests, expected parts of"
                        + " one; run all tests of the module first, only then is known which baselines none of them"
                        + " uses\n");
    }

    @Test
    void prunesNothingAfterTheTestsWereCompiledAgain() throws IOException {
        suite("record", 100);
        orphan("forgotten", "com/acme/GoneTests");
        Files.createDirectories(module.resolve("target/test-classes"));
        var later = Files.createFile(module.resolve("target/test-classes/LaterTests.class"));
        Files.setLastModifiedTime(later, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(iwc("baseline", "prune", "--module", module.toString())).isEqualTo(1);

        assertThat(error()).startsWith(later + ": compiled after the last run of the tests");
    }

    @Test
    void refusesToAcceptWhatNoTestLeft() throws IOException {
        var file = Files.writeString(module.resolve("chat.fingerprint.json"), "{}");

        assertThat(iwc("baseline", "accept", file.toString())).isEqualTo(1);

        assertThat(error()).startsWith(file + ": found no folder named received in the path");
    }

    @Test
    void needsACommand() {
        assertThat(iwc("baseline")).isEqualTo(64);
    }

    private TestExecutionSummary suite(String mode, int promptTokens) {
        PROMPT_TOKENS.set(promptTokens);
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ShapeTestCases.class))
                .configurationParameter("iwc.baseline.mode", mode)
                .configurationParameter("iwc.baseline.allow-write-on-ci", "true")
                .configurationParameter(
                        "iwc.baseline.dir",
                        module.resolve("src/test/resources/iwc").toString())
                .configurationParameter(
                        "iwc.report.dir", module.resolve("target/iwc").toString())
                .configurationParameter("iwc.report.github-summary", "false")
                .build();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    /** A baseline that was there before the run, and that no test looks at. */
    private Path orphan(String id, String folder) throws IOException {
        var file = module.resolve("src/test/resources/iwc").resolve(folder).resolve(id + ".fingerprint.json");
        Files.createDirectories(file.getParent());
        Files.copy(stored("keepsItsShape"), file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        return file;
    }

    private Path stored(String id) {
        return module.resolve("src/test/resources/iwc").resolve(CLASS).resolve(id + ".fingerprint.json");
    }

    private int iwc(String... arguments) {
        return IwcCommand.run(Console.of(out, err, false), arguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    static Workload workload() {
        var requests = IntStream.range(0, 8)
                .mapToObj(i -> Request.lengthOnly(PROMPT_TOKENS.get())
                        .withId("r" + i)
                        .arrivingAt(i * 1_000_000_000L)
                        .withMaxOutputTokens(20)
                        .build())
                .toList();
        return Workload.of("support", requests, Manifest.of("test"));
    }

    @IwcWorkload(factory = "io.iwc.cli.BaselineCommandTests#workload")
    static class ShapeTestCases {
        @Test
        void keepsItsShape(Workload workload) {
            assertThat(workload).matchesBaseline();
        }

        @Test
        void injected(Workload workload, Baseline baseline) {
            assertThat(workload).hasPrefillDeltaWithin(baseline, 1);
        }
    }
}
