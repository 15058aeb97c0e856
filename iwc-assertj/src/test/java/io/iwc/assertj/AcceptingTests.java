package io.iwc.assertj;

import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iwc.baseline.Baseline;
import io.iwc.baseline.internal.BaselineMode;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Metric;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever holds something against a stored baseline says how to accept what is there now. */
class AcceptingTests {
    private static final Fingerprint BEFORE = shape(0.739, 0.713);
    private static final Fingerprint NOW = shape(0.834, 0.5);

    @TempDir
    private static Path folder;

    private BaselineScope.Binding binding = () -> {};
    private Optional<Baseline> stored = Optional.empty();

    static Stream<Held> assertions() {
        return Stream.of(
                new Held(
                        "matchesBaseline(baseline)", baseline -> assertThat(NOW).matchesBaseline(baseline)),
                new Held("hasPrefillDeltaWithin(baseline)", baseline -> assertThat(NOW)
                        .hasPrefillDeltaWithin(baseline, 0.01)),
                new Held("hasReuseDeltaWithin(baseline)", baseline -> assertThat(NOW)
                        .hasReuseDeltaWithin(baseline, 0.01)),
                new Held("passes", baseline -> assertThat(Drift.between(baseline, NOW))
                        .passes(gates -> Gates.none().prefill(0.01))),
                new Held("drift.hasPrefillDeltaWithin", baseline -> assertThat(Drift.between(baseline, NOW))
                        .hasPrefillDeltaWithin(0.01)),
                new Held("softly", baseline -> {
                    var softly = new IwcSoftAssertions();
                    softly.assertThat(NOW).hasPrefillDeltaWithin(baseline, 0.01);
                    softly.assertAll();
                }));
    }

    @BeforeEach
    void storeABaseline() {
        var store = BaselineStore.at(folder.resolve("baselines"));
        var settings = Settings.of("com/acme/SupportTests", "chat").reportingTo(folder.resolve("reports"));
        var scope = BaselineScope.of(store, BaselineMode.VERIFY, settings);
        var key = scope.key(Optional.empty(), BEFORE);
        store.write(key, BEFORE);
        stored = scope.find(key);
        binding = scope.bind();
    }

    @AfterEach
    void endTheScope() {
        binding.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void everyAssertionLeavesWhatItFoundAndSaysHowToAcceptIt(Held held) {
        var message = assertThrows(AssertionError.class, () -> held.against.accept(stored.orElseThrow()))
                .getMessage();

        assertThat(message)
                .contains("\nbaseline: " + slashes("baselines/com/acme/SupportTests/chat.fingerprint.json")
                        + "\naccept:   iwc baseline accept "
                        + slashes("reports/received/com/acme/SupportTests/chat.fingerprint.json")
                        + "\n      or: mvn test -Diwc.baseline.mode=update -Diwc.baseline.filter=chat");
        assertThat(Baseline.read(folder.resolve("reports/received/com/acme/SupportTests/chat.fingerprint.json"))
                        .measurement(Metric.PREFILL_P50))
                .isEqualTo(NOW.measurement(Metric.PREFILL_P50));
    }

    @Test
    void countsOfAnotherTokenizerCanBeAcceptedToo() {
        var words = Shapes.named("support").countedWith("tiktoken:o200k_base").build();

        assertThat(messageOf(() -> assertThat(words).matchesBaseline()))
                .contains("they are not comparable: ", "\naccept:   iwc baseline accept ", "\n      or: mvn test ");
    }

    @Test
    void numbersThatAreStoredNowhereAreNotAccepted() {
        assertNothingIsAccepted(() -> assertThat(NOW).hasPrefillDeltaWithin(Baseline.of("before", BEFORE), 0.01));
        assertNothingIsAccepted(() -> assertThat(NOW).hasPrefillDeltaWithin(BEFORE, 0.01));
    }

    @Test
    void anInvalidRunIsNotAccepted() {
        var late = Runs.measured().ok(100, 40, 5).run();

        assertNothingIsAccepted(
                () -> assertThat(late).hasMetricDeltaWithin(Metric.RUN_DURATION, stored.orElseThrow(), 0));
    }

    @Test
    void withoutATestOfTheExtensionOnlyTheFileIsNamed() {
        binding.close();

        assertThat(messageOf(() -> assertThat(NOW).hasPrefillDeltaWithin(stored.orElseThrow(), 0.01)))
                .endsWith("\nbaseline: " + slashes("baselines/com/acme/SupportTests/chat.fingerprint.json"));
    }

    private static void assertNothingIsAccepted(ThrowingCallable failing) {
        assertThat(messageOf(failing)).doesNotContain("accept:", "baseline: ");
    }

    private static Fingerprint shape(double prefill, double reuse) {
        return Shapes.named("support")
                .with("prefill.dominance.p50", prefill)
                .with("reuse.session.mean", reuse)
                .build();
    }

    private static String slashes(String below) {
        return folder.resolve(below).toString().replace('\\', '/');
    }

    /**
     * An assertion.
     *
     * @param name for the report
     * @param against holds {@link #NOW} against a baseline, and fails
     */
    record Held(String name, Consumer<Baseline> against) {
        @Override
        public String toString() {
            return name;
        }
    }
}
