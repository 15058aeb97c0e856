package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.baseline.internal.BaselineCheck;
import io.iwc.baseline.internal.BaselineKey;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.drift.Direction;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.internal.FingerprintCache;
import io.iwc.junit.SuiteJournal.Note;
import io.iwc.metric.Metric;
import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the report and the files of a test say about baselines. */
@Isolated // plans of the same fixture would take each other's notes, and what a plan prints is read
class BaselineReportTests {
    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws IOException {
        launch("record");
        try (var left = Files.walk(folder.resolve("report"))) {
            for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void showsTheWorstDrift() throws IOException {
        launch("verify");

        var report = SuiteReportFile.read(folder.resolve("report/report.json"));
        assertThat(report.tests()).hasSize(2);
        assertThat(report.tests().get(0).gates())
                .anySatisfy(gate -> assertThat(gate.used().isDefined()).isTrue());
        assertThat(folder.resolve("report/report.html"))
                .content()
                .contains("of what is allowed, ")
                .doesNotContain("nothing was bounded");
    }

    @Test
    void attachesTheDrift() throws IOException {
        launch("verify");

        assertThat(file("drift.md")).content().startsWith("""
                        # Drift of three from checked

                        ```
                        Class    : batch/offline -> batch/offline
                        """);
    }

    @Test
    void leavesJunitXmlWhereItIsAskedFor() {
        launch("verify");

        assertThat(folder.resolve("report/iwc-junit.xml"))
                .content()
                .startsWith("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="Workload tests" tests="2" failures="0" errors="0" skipped="0" time="0">
                        """)
                .contains("<testcase name=\"checked(Workload)\" classname=\"" + CheckedTestCases.class.getName() + "\"")
                .contains("<property name=\"iwc.workload\" value=\"three\">")
                .contains("<property name=\"iwc.verdict\" value=\"passed\">");
    }

    @Test
    void leavesPromptsOnlyWhereTheyAreAskedFor() throws IOException {
        launch("verify");
        assertThat(folder.resolve("report/prompts")).doesNotExist();

        launch("verify", "iwc.report.prompts", "true");

        try (var files = Files.list(folder.resolve("report/prompts"))) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).matches("three-[0-9a-f]{8}\\.jsonl");
                assertThat(file).content().contains("one two three");
            });
        }
    }

    @Test
    void writesThePromptsThatTestsShareOnceAPlan() {
        PromptsTestCases.folder = folder.resolve("report/prompts");

        launch(PromptsTestCases.class, "verify", "iwc.report.prompts", "true");

        assertThat(SuiteReportFile.read(folder.resolve("report/report.json")).tests())
                .extracting(TestReport::status)
                .containsExactly(Status.PASSED, Status.PASSED);
        assertThat(PromptsTestCases.folder).isEmptyDirectory(); // the second test has deleted what the first one left
    }

    @Test
    void countsBaselinesInItsLastLine() throws IOException {
        var store = BaselineStore.at(folder.resolve("baselines"));
        var key = BaselineKey.ofFingerprint("io/iwc/junit/BaselineReportTests/CheckedTestCases", "gone");
        Files.copy(
                store.file(BaselineKey.ofFingerprint(key.folder(), "checked")),
                store.file(key)); // of a test that is gone
        var use = TestBaselines.of(
                store,
                key.folder(),
                List.of(new BaselineCheck.Recorded(store.file(BaselineKey.ofFingerprint(key.folder(), "checked")))),
                List.of(
                        store.file(BaselineKey.ofFingerprint(key.folder(), "checked")),
                        store.file(BaselineKey.ofFingerprint(key.folder(), "drifts"))));

        assertThat(TestBaselines.line(List.of(use)))
                .isEqualTo("baselines: 2 used, 1 new, 0 stale, 1 orphan: no test of its class used "
                        + BaselineCheck.slashes(store.file(key)) + "; iwc baseline prune deletes orphans\n");
        assertThat(TestBaselines.line(List.of())).isEmpty();
    }

    @Test
    void warnsOfStaleBaselinesBeforeItsLastLine() {
        var baseline = workload(100);
        var gates = Gates.none().relative(Metric.of("tokens.prompt.mean"), 0.2, Direction.INCREASE);
        var drift = Drift.between(baseline, workload(70));
        var check =
                new BaselineCheck.Judged(Path.of("chat.fingerprint.json"), drift, gates.judge(drift), Optional.empty());
        var use = TestBaselines.of(
                BaselineStore.at(folder.resolve("baselines")),
                "com/acme/ChatTests",
                List.of(check),
                List.of(check.file()));

        assertThat(TestBaselines.line(List.of(use))).isEqualTo("""
                stale baseline chat.fingerprint.json: tokens.prompt.mean is 70.00, better than 100.0 by more than the gate\
                 allows for worse (+20 %); update it with -Diwc.baseline.mode=update, review and commit it
                baselines: 1 used, 0 new, 1 stale, 0 orphans
                """);
        var entries = new ReportEntries();
        entries.addStaleness(check);
        assertThat(entries.all()).containsExactly(entry("iwc.baseline.stale", "chat.fingerprint.json"));
    }

    @Test
    void saysWhatWasUpdatedBeforeItsLastLine() {
        var file = Path.of("chat.fingerprint.json");
        var changes = List.of("arrivals.gap.max 2 -> 3", "tokens.prompt.max 9 -> 8", "tokens.prompt.p90 7 -> 8");
        var many = IntStream.range(0, 14).mapToObj(i -> "m" + i + " 1 -> 2").toList();

        assertThat(lineOf(new BaselineCheck.Updated(file, changes))).isEqualTo("""
                updated chat.fingerprint.json
                  tokens.prompt.p90 7 -> 8
                  arrivals.gap.max 2 -> 3
                  tokens.prompt.max 9 -> 8
                baselines: 1 used, 0 new, 0 stale, 0 orphans
                """);
        assertThat(lineOf(new BaselineCheck.Updated(file, List.of())))
                .startsWith("updated chat.fingerprint.json: nothing changed\n");
        assertThat(lineOf(new BaselineCheck.Updated(file, many)))
                .contains("\n  m11 1 -> 2\n  and 2 more, in the difference of the file\n");
    }

    private String lineOf(BaselineCheck check) {
        return TestBaselines.line(List.of(TestBaselines.of(
                BaselineStore.at(folder.resolve("baselines")),
                "com/acme/ChatTests",
                List.of(check),
                List.of(check.file()))));
    }

    private static Fingerprint workload(int promptTokens) {
        var request =
                Request.lengthOnly(promptTokens).withId("r1").arrivingAt(0).withOutputTokens(9);
        return Fingerprinter.of(
                Workload.of("chat", List.of(request.build()), Manifest.of("test")), Tokenizers.whitespace());
    }

    @Test
    void showsAStaleBaseline() {
        var store = BaselineStore.at(folder.resolve("baselines"));
        var key = BaselineKey.ofFingerprint("io/iwc/junit/BaselineReportTests/SmallerTestCases", "smaller");
        store.write(key, FingerprintCache.of(Workloads.seeded(30), Tokenizers.whitespace()));
        var file = BaselineCheck.slashes(store.file(key));

        var printed = printedBy(() -> launch(SmallerTestCases.class, "verify"));

        assertThat(printed)
                .endsWith("\nstale baseline " + file
                        + ": requests.count is 3, better than 30 by more than the gate allows"
                        + " for worse (+1); update it with -Diwc.baseline.mode=update, review and commit it\n"
                        + "baselines: 1 used, 0 new, 1 stale, 0 orphans\n");
        var report = SuiteReportFile.read(folder.resolve("report/report.json"));
        assertThat(report.tests()).singleElement().satisfies(test -> {
            assertThat(test.status()).isEqualTo(TestReport.Status.PASSED);
            assertThat(test.staleBaselines()).containsExactly(file);
        });
        assertThat(folder.resolve("report/report.html"))
                .content()
                .contains("stale baseline " + file + ": now better", "; 1 stale baseline<");
        assertThat(folder.resolve("report/report.md")).content().contains("⚠️ stale baseline ", "; 1 stale baseline |");
    }

    @Test
    void leavesTheBaselinesOfAPlanThatRunsMeanwhileToIt() {
        var use = TestBaselines.of(
                BaselineStore.at(folder.resolve("baselines")),
                "com/acme/ChatTests",
                List.of(),
                List.of(Path.of("chat.fingerprint.json")));
        SuiteJournal.open();
        try {
            SuiteJournal.note("other", new Note(TestReport.builder("other", "ChatTests", "chat"), Optional.of(use)));

            assertThat(printedBy(() -> launch("verify"))).endsWith("\nbaselines: 2 used, 0 new, 0 stale, 0 orphans\n");

            assertThat(SuiteJournal.take("other", Status.PASSED, "")).isPresent();
        } finally {
            SuiteJournal.close();
        }
    }

    private Path file(String name) throws IOException {
        try (var files = Files.walk(folder.resolve("attached"))) {
            return files.filter(file -> file.endsWith(name))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String printedBy(Runnable launch) {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            launch.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    private void launch(String mode, String... settings) {
        launch(CheckedTestCases.class, mode, settings);
    }

    private void launch(Class<?> fixture, String mode, String... settings) {
        var all = Stream.of(
                Stream.of(
                        "iwc.report.junit-xml",
                        "true",
                        "iwc.baseline.dir",
                        folder.resolve("baselines").toString()),
                Stream.of("iwc.baseline.mode", mode, "iwc.baseline.allow-write-on-ci", "true"),
                Stream.of(settings));
        ReportLaunch.of(
                folder.resolve("report"),
                folder.resolve("attached"),
                List.of(fixture),
                all.flatMap(it -> it).toArray(String[]::new));
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three", tokenizer = "whitespace")
    static class SmallerTestCases {
        @Test
        void smaller(Workload workload) {
            assertThat(workload)
                    .matchesBaseline(gates -> Gates.none().delta(Metric.REQUEST_COUNT, 1, Direction.INCREASE));
        }
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    static class CheckedTestCases {
        @Test
        void checked(Workload workload) {
            assertThat(workload).matchesBaseline();
        }

        @Test
        void drifts(Drift drift) {
            assertThat(drift).hasNoClassShift();
        }
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class PromptsTestCases {
        static Path folder = Path.of("");

        @Test
        void first(Workload workload) {
            assertThat(workload).hasRequestCount(3);
        }

        @Test
        void second(Workload workload) throws IOException {
            try (var files = Files.list(folder)) {
                Files.delete(files.findFirst().orElseThrow());
            }
            assertThat(workload).hasRequestCount(3);
        }
    }
}
