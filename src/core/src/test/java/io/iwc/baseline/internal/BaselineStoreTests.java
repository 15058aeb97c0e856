package io.iwc.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.baseline.Baseline;
import io.iwc.fingerprint.Examples;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.NumberTokenizer;
import io.iwc.metric.Metric;
import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineStoreTests {
    private static final BaselineKey CHAT = BaselineKey.ofFingerprint("com/acme/SupportTests", "support-chat");

    private final Fingerprint turns = fingerprint(Examples.turns());
    private final Fingerprint cumulative = fingerprint(Examples.cumulative());

    @TempDir
    private Path folder;

    private BaselineStore store;

    @BeforeEach
    void openStore() {
        store = BaselineStore.at(folder.resolve("iwc"));
    }

    @Test
    void keepsOneFileForAnIdBelowItsTestClass() {
        assertThat(store.find(CHAT)).isEmpty();

        assertThat(store.write(CHAT, turns)).isTrue();

        assertThat(folder.resolve("iwc/com/acme/SupportTests/support-chat.fingerprint.json"))
                .hasContent(FingerprintFile.text(turns));
        var found = store.find(CHAT).orElseThrow();
        assertThat(found.name()).isEqualTo("support-chat");
        assertThat(found.measurements()).isEqualTo(turns.measurements());
        assertThat(found.fingerprint()).isPresent();
        assertThat(found.label("tokenizer.id")).contains("numbers");
    }

    @Test
    void doesNotTouchAFileThatSaysTheSame() throws IOException {
        store.write(CHAT, turns);
        var before = Files.getLastModifiedTime(store.file(CHAT));

        assertThat(BaselineStore.at(store.root()).write(CHAT, turns)).isFalse();

        assertThat(Files.getLastModifiedTime(store.file(CHAT))).isEqualTo(before);
    }

    @Test
    void refusesTwoContentsUnderOneIdAndNamesBothTests() {
        store.claim(CHAT, turns, BaselineOwner.of("SupportTests.asks(String) [1]"));
        store.claim(CHAT, turns, BaselineOwner.of("SupportTests.asks(String) [2]"));

        assertThatThrownBy(() -> store.claim(CHAT, cumulative, BaselineOwner.of("SupportTests.asks(String) [3]")))
                .isInstanceOf(IwcException.class)
                .hasMessage("baseline \"support-chat\" (" + BaselineCheck.slashes(store.file(CHAT))
                        + "): found two unequal contents in one run of tests, of SupportTests.asks(String) [1] and of"
                        + " SupportTests.asks(String) [3]; give each its own id, as in"
                        + " matchesBaseline(\"support-chat-\" + size) or @IwcBaseline");
    }

    @Test
    void takesOtherNumbersOfARepetition() {
        store.claim(CHAT, turns, new BaselineOwner("SupportTests.asks repetition 1 of 2", "SupportTests.asks"));

        assertThatCode(() -> store.claim(
                        CHAT,
                        cumulative,
                        new BaselineOwner("SupportTests.asks repetition 2 of 2", "SupportTests.asks")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesIdsThatAreOneFileWhereNamesHaveNoCase() {
        var other = BaselineKey.ofFingerprint("com/acme/SupportTests", "Support-Chat");
        store.claim(CHAT, turns, BaselineOwner.of("SupportTests.asks"));

        assertThatThrownBy(() -> store.claim(other, turns, BaselineOwner.of("SupportTests.Asks")))
                .hasMessage("baseline \"Support-Chat\" (" + BaselineCheck.slashes(store.file(other))
                        + "): found \"support-chat\" too, which is the same file where names have no case, of"
                        + " SupportTests.asks and of SupportTests.Asks; give each its own id, as in"
                        + " matchesBaseline(\"Support-Chat-\" + size) or @IwcBaseline");
    }

    @Test
    void listsBaselinesAndFindsTheOnesThatNothingUses() throws IOException {
        var other = BaselineKey.ofFingerprint("com/acme/OldTests/Nested", "old");
        store.write(CHAT, turns);
        store.write(other, turns);
        Files.writeString(store.root().resolve("README.md"), "not a baseline");

        assertThat(store.list()).containsExactly(other.file(), CHAT.file());
        assertThat(store.orphans(List.of(CHAT.file()))).containsExactly(other.file());

        store.delete(other.file());

        assertThat(store.list()).containsExactly(CHAT.file());
        assertThat(BaselineStore.at(folder.resolve("nowhere")).list()).isEmpty();
    }

    @Test
    void takesAReceivedFileOver() {
        store.write(CHAT, turns);
        var received = folder.resolve("target/iwc/received").resolve(CHAT.file());
        FingerprintFile.write(cumulative, received);

        var accepted = store.accept(received);

        assertThat(accepted.file()).isEqualTo(store.file(CHAT)).hasContent(FingerprintFile.text(cumulative));
        assertThat(accepted.changes()).contains("tokens.prompt.p50 7.000 -> 52.00"); // metrics.md 6.1
    }

    @Test
    void refusesToTakeOverWhatLiesElsewhere() {
        var file = folder.resolve("elsewhere/chat.fingerprint.json");
        FingerprintFile.write(turns, file);

        assertThatThrownBy(() -> store.accept(file))
                .hasMessage(file + ": found no folder named received in the path, expected a file such as "
                        + "target/iwc/received/com/acme/SupportTests/chat.fingerprint.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../chat.fingerprint.json", "a/../../../chat.fingerprint.json", "./chat.fingerprint.json"})
    void neverLeavesTheStoreByItsPath(String inner) {
        var received = folder.resolve("target/iwc/received/a");
        FingerprintFile.write(turns, received.resolve("chat.fingerprint.json"));
        var file = received.getParent().resolve(inner);
        FingerprintFile.write(turns, file.normalize());

        assertThatThrownBy(() -> store.accept(file))
                .isInstanceOf(IwcException.class)
                .hasMessage(file + ": found " + inner + " in the folder received, expected the path of a baseline such"
                        + " as com/acme/SupportTests/chat.fingerprint.json, without . and ..");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void neverLeavesTheStoreByALinkedFolder() throws IOException {
        var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(store.root());
        var link = Files.createSymbolicLink(store.root().resolve("com"), elsewhere);
        var received = folder.resolve("target/iwc/received").resolve(CHAT.file());
        FingerprintFile.write(turns, received);

        assertThatThrownBy(() -> store.accept(received))
                .hasMessage(received + ": found the link " + link + " on the way to "
                        + store.file(CHAT) + ", expected a file in " + store.root()
                        + "; remove the link, or name its target with --dir");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void neverLeavesTheStoreByALinkedFile() throws IOException {
        var victim = Files.writeString(folder.resolve("victim.json"), "mine");
        Files.createDirectories(store.file(CHAT).getParent());
        Files.createSymbolicLink(store.file(CHAT), victim);
        var received = folder.resolve("target/iwc/received").resolve(CHAT.file());
        FingerprintFile.write(turns, received);

        assertThatThrownBy(() -> store.accept(received)).hasMessageContaining("found the link " + store.file(CHAT));
        assertThat(victim).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource({"con, con-1", "NUL, NUL-1", "aux.1, aux-1.1", "Lpt9, Lpt9-1"
    }) // Windows looks at what stands before a dot
    void refusesIdsThatAreDevicesOnWindows(String id, String advised) {
        assertThatThrownBy(() -> BaselineKey.ofFingerprint("", id))
                .hasMessage("baseline id: found \"" + id + "\", expected a name that is no device on Windows, such as "
                        + advised);
        assertThat(BaselineKey.problemOf(advised)).isEmpty();
    }

    @Test
    void readsAFileOfAnyName() {
        var file = folder.resolve("a");
        FingerprintFile.write(turns, file);

        assertThat(Baseline.read(file).name()).isEqualTo("a");
    }

    @Test
    void leavesTheTimesOfAWallClockCaptureOut() {
        var captured = fingerprint(Workload.of("captured", Examples.cumulative().requests(), Manifest.of("captured")));

        store.write(CHAT, captured);

        var baseline = store.find(CHAT).orElseThrow();
        assertThat(baseline.measurement(Metric.BURSTINESS_CV).reason())
                .isEqualTo("captured on the wall clock: other times in every run");
        assertThat(baseline.distribution("arrivals.gap")).isEmpty();
        assertThat(baseline.measurement(Metric.SESSION_REUSE_MEAN))
                .isEqualTo(captured.measurement(Metric.SESSION_REUSE_MEAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "ä"})
    void refusesIdsThatAreNoFileNames(String id) {
        assertThatThrownBy(() -> BaselineKey.ofFingerprint("", id))
                .hasMessage("baseline id: found \"" + id + "\", expected 1 to 80 of the characters A-Z, a-z, 0-9, "
                        + "point, underscore and hyphen");
    }

    @Test
    void namesTheEnvironmentOfARunInItsFile() {
        var key = new BaselineKey("com/acme/RunTests", "load", Optional.of("ci-a100"));

        assertThat(BaselineCheck.slashes(key.file())).isEqualTo("com/acme/RunTests/load.ci-a100.run.json");
    }

    private static Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, new NumberTokenizer());
    }
}
