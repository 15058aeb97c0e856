package io.iwc.simulator.internal;

import static io.iwc.simulator.Workloads.LETTERS;
import static io.iwc.simulator.Workloads.ROUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.Workloads;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchedulerTests {
    /** Ten blocks of 16 tokens: two sequences soon want more than there is. */
    private static final EngineProfile TIGHT = EngineProfile.builder("tight")
            .source("made up for tests")
            .stepOverheadSeconds(0.001)
            .maxBatchedTokens(512)
            .maxSequences(8)
            .kvBlocks(10)
            .blockSize(16)
            .build();

    private final List<String> tokens = new ArrayList<>();

    @Test
    void preemptsWhoCameLastWhenBlocksRunOut() {
        var scheduler = new Scheduler(TIGHT);
        var first = sequence("first", 64, 40); // 4 blocks, 7 at the end
        var second = sequence("second", 64, 40);
        scheduler.submit(first);
        scheduler.submit(second);

        runToTheEnd(scheduler);

        assertThat(scheduler.load().preemptions()).isEqualTo(1);
        assertThat(scheduler.load().generatedTokens()).isEqualTo(80);
        assertThat(tokens).containsSubsequence("first 40", "second 40");
        assertThat(tokens).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void admitsNoMoreThanMaxSequences() {
        var scheduler = new Scheduler(ROUND);
        for (var i = 0; i < 20; i++) {
            scheduler.submit(sequence("s" + i, 10, 5));
        }

        scheduler.beginStep();
        scheduler.endStep(1);

        assertThat(scheduler.load().running()).isEqualTo(ROUND.maxSequences());
        assertThat(scheduler.load().waiting()).isEqualTo(12);
        assertThat(tokens).hasSize(8).first().isEqualTo("s0 1");
    }

    @Test
    void givesUpASequenceThatIsCancelledWithinAStep() {
        var scheduler = new Scheduler(ROUND);
        var gone = sequence("gone", 100, 5);
        scheduler.submit(gone);

        scheduler.beginStep();
        scheduler.cancel(gone);
        scheduler.endStep(1);

        assertThat(tokens).isEmpty();
        assertThat(scheduler.isIdle()).isTrue();
        assertThat(scheduler.load().kvBlocksHeld()).isZero();
    }

    @Test
    void forgetsPrefixesWhenTold() {
        var scheduler = new Scheduler(ROUND);
        scheduler.submit(text("a".repeat(40)));
        runToTheEnd(scheduler);

        scheduler.forgetPrefixes();
        var again = text("a".repeat(40));
        scheduler.submit(again);
        runToTheEnd(scheduler);

        assertThat(again.cachedPromptTokens()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.iwc.simulator.EngineLawsTests#seeds")
    void neverHoldsMoreBlocksThanThereAreAndGivesAllBack(long seed) {
        var profile = EngineProfile.builder("small")
                .source("made up for tests")
                .stepOverheadSeconds(0.001)
                .prefillSecondsPerToken(0.00001)
                .decodeSecondsPerSequence(0.00001)
                .maxBatchedTokens(256)
                .maxSequences(16)
                .kvBlocks(64)
                .blockSize(16)
                .build();
        var scheduler = new Scheduler(profile);
        for (var request : Workloads.random(seed).requests()) {
            scheduler.submit(new Sequence(
                    PromptTokens.of(request, LETTERS, profile.blockSize()),
                    request.outputTokens().orElseThrow(),
                    (nanos, generated) -> {}));
        }

        var now = 0L;
        while (!scheduler.isIdle()) {
            now += scheduler.beginStep();
            assertThat(scheduler.load().kvBlocksHeld()).isBetween(1, profile.kvBlocks());
            assertThat(scheduler.load().running()).isBetween(1, profile.maxSequences());
            scheduler.endStep(now);
        }

        assertThat(scheduler.load().kvBlocksHeld()).isZero();
        assertThat(scheduler.load().finished())
                .isEqualTo(Workloads.random(seed).requests().size());
    }

    private void runToTheEnd(Scheduler scheduler) {
        var now = 0L;
        while (!scheduler.isIdle()) {
            now += scheduler.beginStep();
            scheduler.endStep(now);
        }
    }

    private Sequence sequence(String name, int promptTokens, int outputTokens) {
        return new Sequence(
                PromptTokens.of(promptTokens), outputTokens, (nanos, generated) -> tokens.add(name + " " + generated));
    }

    private static Sequence text(String prompt) {
        return new Sequence(
                new PromptTokens(prompt.length(), BlockChain.ofTokens(LETTERS.encode(prompt), ROUND.blockSize())),
                1,
                (nanos, generated) -> {});
    }
}
