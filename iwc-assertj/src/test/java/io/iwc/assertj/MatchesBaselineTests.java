package io.iwc.assertj;

import static io.iwc.assertj.Failing.failureOf;
import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.iwc.baseline.Baseline;
import io.iwc.baseline.internal.BaselineMode;
import io.iwc.baseline.internal.BaselineScope;
import io.iwc.baseline.internal.BaselineScope.Settings;
import io.iwc.baseline.internal.BaselineStore;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Metric;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchesBaselineTests {
    @TempDir
    private Path folder;

    private static Fingerprint chat(double prefill, double reuse, double prompt) {
        return Shapes.named("support")
                .countedWith("tiktoken:o200k_base")
                .with("prefill.dominance.p50", prefill)
                .with("reuse.session.mean", reuse)
                .with("tokens.prompt.p50", prompt)
                .with("tokens.cap.p50", 16)
                .build();
    }

    @Test
    void tellsAllOfADriftInOneFailure() {
        var baseline = Baseline.of("support-chat", chat(0.739, 0.713, 52));

        var failure = failureOf(() -> assertThat(chat(0.834, 0.698, 96))
                .matchesBaseline(baseline, gates -> Gates.none().prefill(0.05).reuse(0.05)));

        assertThat(failure).hasMessage("""
                        Expecting fingerprint "support" to match baseline support-chat but 1 of 2 gates failed: prefill.dominance.p50 is 0.834, allowed 0.739 ±0.050 (Δ +0.095)

                          gate                   baseline  actual   delta  allowed  verdict
                          prefill.dominance.p50     0.739   0.834  +0.095   ±0.050  FAIL
                          reuse.session.mean        0.713   0.698  -0.015   ±0.050  ok

                        hint:     the median prompt grew 52 -> 96 tokens, caps did not, reuse is unchanged: new context, not history
                        workload: 5 requests, sha256 9f2c41d0, tokenizer tiktoken:o200k_base, output length from cap""");
        assertThat(failure.getActual().getValue()).isEqualTo("prefill.dominance.p50 0.834");
        assertThat(failure.getExpected().getValue()).isEqualTo("prefill.dominance.p50 0.739 ±0.050");
    }

    @Test
    void passesWithinTheGates() {
        var baseline = Baseline.of("support-chat", chat(0.739, 0.713, 52));

        assertThat(chat(0.74, 0.7, 53))
                .matchesBaseline(baseline, gates -> Gates.none().prefill(0.05).reuse(0.05));
    }

    @Test
    void failsWhereNoGateIsApplicable() {
        var baseline = Baseline.of("support-chat", chat(0.739, 0.713, 52));

        assertThat(firstLineOf(
                        () -> assertThat(chat(0.739, 0.713, 52)).matchesBaseline(baseline, gates -> Gates.none())))
                .isEqualTo(
                        "Expecting fingerprint \"support\" to match baseline support-chat but no gate is applicable");
    }

    @Test
    void refusesABaselineOfAnotherTokenizer() {
        var words = Shapes.named("support").countedWith("whitespace").build();

        assertThat(firstLineOf(() -> assertThat(chat(0.7, 0.7, 50)).matchesBaseline(Baseline.of("words", words))))
                .startsWith(
                        "Expecting fingerprint \"support\" to match baseline words but they are not comparable: tokens"
                                + " are counted by whitespace in the baseline and tiktoken:o200k_base now");
    }

    @Test
    void refusesARunOfALateClient() {
        var run = Runs.measured().ok(100, 40, 5).run();

        assertThat(firstLineOf(() -> assertThat(run).matchesBaseline(Baseline.of("run", run))))
                .startsWith("Expecting run of \"support\" to match baseline run but the run is INVALID: ");
    }

    @Test
    void recordsVerifiesAndMissesInTheScopeOfATest() {
        var settings = Settings.of("com/acme/SupportTests", "support-chat").reportingTo(folder.resolve("reports"));
        var recorded = chat(0.739, 0.713, 52);

        inScope(BaselineScope.of(storeOfARun(), BaselineMode.VERIFY, settings), () -> {
            assertThat(firstLineOf(() -> assertThat(recorded).matchesBaseline()))
                    .startsWith(
                            "Expecting fingerprint \"support\" to match baseline support-chat but there is no baseline ")
                    .endsWith("support-chat.fingerprint.json: record it on a developer's machine with"
                            + " -Diwc.baseline.mode=record, review and commit it");
        });
        inScope(BaselineScope.of(storeOfARun(), BaselineMode.RECORD, settings), () -> assertThat(recorded)
                .matchesBaseline());
        inScope(BaselineScope.of(storeOfARun(), BaselineMode.VERIFY, settings), () -> {
            assertThat(recorded).matchesBaseline(gates -> Gates.none().prefill(0));
        });
        inScope(BaselineScope.of(storeOfARun(), BaselineMode.VERIFY, settings), () -> {
            assertThat(messageOf(() -> assertThat(chat(0.834, 0.713, 52))
                            .matchesBaseline(
                                    "support-chat", gates -> Gates.none().delta(Metric.PREFILL_P50, 0.05))))
                    .contains("\nbaseline: " + slashes("baselines/com/acme/SupportTests/support-chat.fingerprint.json"))
                    .endsWith("\naccept:   iwc baseline accept "
                            + slashes("reports/received/com/acme/SupportTests/support-chat.fingerprint.json")
                            + "\n      or: mvn test -Diwc.baseline.mode=update -Diwc.baseline.filter=support-chat");
        });
    }

    @Test
    void needsAScopeToFindABaselineByItself() {
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(chat(0.7, 0.7, 50)).matchesBaseline())
                .withMessageContaining("pass a Baseline");
    }

    /** Of a new run of tests: in one run an id stands for one thing. */
    private BaselineStore storeOfARun() {
        return BaselineStore.at(folder.resolve("baselines"));
    }

    private static void inScope(BaselineScope scope, Runnable test) {
        var binding = scope.bind();
        try {
            test.run();
        } finally {
            binding.close();
        }
    }

    private String slashes(String below) {
        return folder.resolve(below).toString().replace('\\', '/');
    }
}
