package io.iwc.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.drift.Gates;
import io.iwc.drift.NotComparableException;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.internal.IwcVersion;
import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineScopeTests {
    private final Fingerprint turns = fingerprint(Examples.turns());
    private final Fingerprint cumulative = fingerprint(Examples.cumulative());

    @TempDir
    private Path folder;

    @Test
    void saysHowToRecordWhatIsMissing() {
        var check = scope(BaselineMode.VERIFY).check(Optional.of("chat"), turns, Gates.standard());

        assertThat(check).isInstanceOfSatisfying(BaselineCheck.Missing.class, missing -> assertThat(missing.message())
                .isEqualTo("no baseline " + BaselineCheck.slashes(folder)
                        + "/iwc/com/acme/Tests/chat.fingerprint.json: "
                        + "record it on a developer's machine with -Diwc.baseline.mode=record, review and commit it"));
        assertThat(store().list()).isEmpty();
    }

    @Test
    void recordsWhatIsMissingAndVerifiesWhatIsThere() {
        var recording = scope(BaselineMode.RECORD);

        assertThat(recording.check(Optional.empty(), turns, Gates.standard()))
                .isInstanceOf(BaselineCheck.Recorded.class);
        assertThat(store().list()).containsExactly(Path.of("com/acme/Tests/myTest.fingerprint.json"));

        assertThat(recording.check(Optional.empty(), turns, Gates.standard()))
                .isInstanceOfSatisfying(BaselineCheck.Judged.class, judged -> assertThat(judged.passed())
                        .isTrue());
        assertThat(recording.checks()).hasSize(2);
    }

    @Test
    void writesAMismatchToTheReportFolderAndKeepsTheBaseline() {
        scope(BaselineMode.RECORD).check(Optional.of("chat"), turns, Gates.standard());

        var check = scope(BaselineMode.VERIFY).check(Optional.of("chat"), cumulative, Gates.standard());

        assertThat(check).isInstanceOfSatisfying(BaselineCheck.Judged.class, judged -> {
            assertThat(judged.passed()).isFalse();
            var received = folder.resolve("reports/received/com/acme/Tests/chat.fingerprint.json");
            assertThat(judged.received()).map(Acceptance::received).contains(received);
            assertThat(received).hasContent(FingerprintFile.text(cumulative));
            assertThat(judged.received().orElseThrow().lines())
                    .isEqualTo("\naccept:   iwc baseline accept " + BaselineCheck.slashes(received)
                            + "\n      or: mvn test -Diwc.baseline.mode=update -Diwc.baseline.filter=chat");
            assertThat(judged.file()).hasContent(FingerprintFile.text(turns));
        });
    }

    @Test
    void leavesNumbersForABaselineThatLiesElsewhere() throws IOException {
        var elsewhere = folder.resolve("last-week.fingerprint.json");
        Files.writeString(elsewhere, FingerprintFile.text(turns));

        var acceptance = scope(BaselineMode.VERIFY).receive(elsewhere, cumulative);

        assertThat(acceptance.received()).hasContent(FingerprintFile.text(cumulative));
        assertThat(acceptance.lines())
                .isEqualTo("\naccept:   cp " + BaselineCheck.slashes(acceptance.received()) + " "
                        + BaselineCheck.slashes(elsewhere));
    }

    @Test
    void gradleUsersTypeGradle() {
        var settings = settings().reportingTo(folder.resolve("build/iwc"));
        scope(BaselineMode.RECORD).check(Optional.of("chat"), turns, Gates.standard());

        var check = BaselineScope.of(store(), BaselineMode.VERIFY, settings)
                .check(Optional.of("chat"), cumulative, Gates.standard());

        assertThat(check).isInstanceOfSatisfying(BaselineCheck.Judged.class, judged -> assertThat(
                        judged.received().orElseThrow().update())
                .contains("gradle test -Diwc.baseline.mode=update -Diwc.baseline.filter=chat"));
    }

    @Test
    void updatesAndSaysWhatChanged() {
        scope(BaselineMode.RECORD).check(Optional.of("chat"), turns, Gates.standard());

        var check = scope(BaselineMode.UPDATE).check(Optional.of("chat"), cumulative, Gates.standard());

        assertThat(check).isInstanceOfSatisfying(BaselineCheck.Updated.class, updated -> {
            assertThat(updated.changes())
                    .contains("tokens.prompt.p90 10.00 -> 75.80", "reuse.session.mean 0 -> 0.7130");
            assertThat(updated.file()).hasContent(FingerprintFile.text(cumulative));
        });
    }

    @Test
    void tellsAssertionsWhatIsConfiguredForThem() {
        var configured = settings().configuring(Map.of("iwc.tokenizer", "whitespace"));
        var scope = BaselineScope.of(store(), BaselineMode.VERIFY, configured.in("ci-a100"));

        assertThat(scope.configured("iwc.tokenizer")).contains("whitespace");
        assertThat(scope.configured("iwc.messages.prompts")).isEmpty();
    }

    @Test
    void updatesOnlyWhatTheFilterNames() {
        scope(BaselineMode.RECORD).check(Optional.of("chat"), turns, Gates.standard());
        var others = BaselineScope.of(store(), BaselineMode.UPDATE, settings().updating("load-*"));

        assertThat(others.check(Optional.of("chat"), turns, Gates.standard())).isInstanceOf(BaselineCheck.Judged.class);
        assertThat(others.check(Optional.of("load-7"), turns, Gates.standard()))
                .isInstanceOfSatisfying(BaselineCheck.Updated.class, updated -> assertThat(updated.changes())
                        .isEmpty());
    }

    @Test
    void doesNotPassWhereNoGateIsApplicable() {
        scope(BaselineMode.RECORD).check(Optional.of("chat"), turns, Gates.standard());

        var check = scope(BaselineMode.VERIFY).check(Optional.of("chat"), turns, Gates.none());

        assertThat(check).isInstanceOfSatisfying(BaselineCheck.Judged.class, judged -> assertThat(judged.passed())
                .isFalse());
    }

    @Test
    void refusesToJudgeCountsOfAnotherTokenizer() {
        scope(BaselineMode.RECORD).check(Optional.of("chat"), turns, Gates.standard());
        var toy = fingerprint(Examples.toyTrace());

        assertThatThrownBy(() -> scope(BaselineMode.VERIFY).check(Optional.of("chat"), toy, Gates.standard()))
                .isInstanceOf(NotComparableException.class);
    }

    @Test
    void keepsRunsApartByEnvironment() {
        var predicted = run(Origin.PREDICTED, "embedded:a100-80g");
        var measured = run(Origin.MEASURED, "http://127.0.0.1:8000/v1");
        var scope = BaselineScope.of(store(), BaselineMode.RECORD, settings().in("ci-a100"));

        scope.check(Optional.of("load"), predicted, Gates.standard());
        scope.check(Optional.of("load"), measured, Gates.standard());

        assertThat(store().list())
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly(
                        "load.ci-a100.run.json", "load.predicted-a100-80g-" + IwcVersion.current() + ".run.json");
        assertThat(folder.resolve("iwc/com/acme/Tests/load.ci-a100.run.json"))
                .content()
                .doesNotContain("127.0.0.1")
                .doesNotContain("environment")
                .doesNotContain("started_at_utc");
        assertThatThrownBy(() -> scope(BaselineMode.RECORD).check(Optional.of("load"), measured, Gates.standard()))
                .isInstanceOf(IwcException.class)
                .hasMessageStartingWith(
                        "iwc.environment: found nothing, expected a name for where this run was measured");
    }

    @Test
    void readsARunBackAsItWasStored() {
        var run = run(Origin.PREDICTED, "embedded:default");
        var scope = scope(BaselineMode.RECORD);
        scope.check(Optional.of("load"), run, Gates.standard());

        var baseline = store().find(scope.key(Optional.of("load"), run)).orElseThrow();

        assertThat(baseline.measurements()).isEqualTo(run.measurements());
        assertThat(baseline.label("run.origin")).isEqualTo(run.label("run.origin"));
        assertThat(baseline.fingerprint()).isEmpty();
    }

    @Test
    void isFoundOnTheThreadsThatATestStartsAndGoneAfterIt() throws InterruptedException {
        var scope = scope(BaselineMode.VERIFY);
        var seen = new CompletableFuture<BaselineScope>();

        try (var binding = scope.bind()) {
            assertThat(binding).isNotNull();
            assertThat(BaselineScope.current()).isSameAs(scope);
            var thread = new Thread(() -> seen.complete(BaselineScope.current()));
            thread.start();
            thread.join();
        }

        assertThat(seen).isCompletedWithValue(scope);
        assertThatThrownBy(BaselineScope::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no baseline is known on this thread: matchesBaseline() works inside a test with an IWC "
                        + "annotation and on threads it starts; pass a Baseline on others");
    }

    @Test
    void resolvesItsMode() {
        assertThat(BaselineMode.AUTO.resolve(true, false)).isEqualTo(BaselineMode.VERIFY);
        assertThat(BaselineMode.AUTO.resolve(false, false)).isEqualTo(BaselineMode.RECORD);
        assertThat(BaselineMode.UPDATE.resolve(true, true)).isEqualTo(BaselineMode.UPDATE);
        assertThat(BaselineMode.of("verify").resolve(true, false)).isEqualTo(BaselineMode.VERIFY);
        assertThatThrownBy(() -> BaselineMode.RECORD.resolve(true, false))
                .hasMessage(
                        "iwc.baseline.mode: found record on CI, expected verify: baselines written on CI are not reviewed "
                                + "(iwc.baseline.allow-write-on-ci=true to write all the same)");
        assertThatThrownBy(() -> BaselineMode.of("always"))
                .hasMessage("iwc.baseline.mode: found \"always\", expected auto, verify, record, update");
    }

    private BaselineScope scope(BaselineMode mode) {
        return BaselineScope.of(store(), mode, settings());
    }

    private BaselineStore store() {
        return BaselineStore.at(folder.resolve("iwc"));
    }

    private Settings settings() {
        return Settings.of("com/acme/Tests", "myTest").reportingTo(folder.resolve("reports"));
    }

    private static Run run(Origin origin, String url) {
        return Run.builder("load", origin, new EndpointInfo("chat", "m", url, "none", new TreeMap<>()))
                .records(List.of())
                .build();
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, new NumberTokenizer());
    }
}
