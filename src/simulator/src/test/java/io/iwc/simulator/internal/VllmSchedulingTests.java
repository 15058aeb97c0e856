package io.iwc.simulator.internal;

import static io.iwc.simulator.Workloads.LETTERS;
import static io.iwc.simulator.Workloads.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.Scheduling;
import io.iwc.simulator.Workloads;
import io.iwc.workload.JsonValue;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Small scenarios whose outcome follows from the rules of vLLM's V1 scheduler, worked out by hand. */
class VllmSchedulingTests {
    @Test
    void findsTheAnswerOfTheTurnBeforeInTheCache() {
        var workload = Workloads.of(
                hashed(0, 512, 512, 0).inSession("s"),
                hashed(60_000, 1_024, 1, 0).inSession("s"));

        // 1 023 tokens have been computed: 63 full blocks
        assertThat(cached(predicted(workload, rules -> rules))).containsExactly(0, 1_008);
    }

    @Test
    void findsTheAnswerInTextToo() {
        var workload = Workloads.of(
                Request.text("a".repeat(100)).arrivingAt(0).withOutputTokens(60).inSession("s"),
                Request.text("a".repeat(100) + "b".repeat(60) + "c".repeat(40))
                        .arrivingAt(60_000 * MILLI)
                        .withOutputTokens(1)
                        .inSession("s"));

        assertThat(cached(predicted(workload, rules -> rules))).containsExactly(0, 144);
    }

    @Test
    void knowsNoAnswerOfAStranger() {
        var workload = Workloads.of(
                hashed(0, 512, 512, 0).inSession("s"),
                hashed(60_000, 1_024, 1, 0).inSession("t"));

        assertThat(cached(predicted(workload, rules -> rules))).containsExactly(0, 512);
    }

    @Test
    void sharesBlocksAsTheyAreAllocated() {
        var workload = Workloads.of(hashed(0, 1_024, 1, 0), hashed(0, 1_024, 1, 0));
        var inOneStep = profile(1_024, rules -> rules).toBuilder("vllm")
                .maxBatchedTokens(2_048)
                .build();

        var records = Engine.of(inOneStep, 42, LETTERS).predict(workload).records();

        assertThat(cached(records)).containsExactly(0, 1_008);
        assertThat(records.get(1).firstTokenNanos()).isEqualTo(records.get(0).firstTokenNanos());
    }

    @Test
    void findsGeneratedBlocksAgainAfterAPreemption() {
        // 20 blocks of 16: each wants 4 for its prompt and 11 at the end
        var profile = profile(20, rules -> rules);
        var scheduler = new Scheduler(profile);
        var first = new Sequence(PromptTokens.of(64), 112, (nanos, generated) -> {});
        var second = new Sequence(PromptTokens.of(64), 112, (nanos, generated) -> {});
        scheduler.submit(first);
        scheduler.submit(second);
        while (scheduler.load().preemptions() == 0) {
            scheduler.beginStep();
            scheduler.endStep(0);
        }

        // both had 10 blocks; the first took one that the second gave up, its last, and gives back 11 when it is done
        var computed = second.known();
        while (!first.done) {
            scheduler.beginStep();
            scheduler.endStep(0);
        }
        scheduler.beginStep();

        assertThat(computed).isEqualTo(161);
        assertThat(second.computed).isEqualTo(161); // all of it in one step,
        assertThat(second.shared).isGreaterThanOrEqualTo(9); // behind the nine blocks that nobody took
        assertThat(second.cachedPromptTokens()).isZero(); // which says what the prompt found at first
    }

    @Test
    void admitsARequestOnlyIfItsWholePromptFits() {
        var workload =
                Workloads.of(Workloads.request(0, 64, 60), Workloads.request(10, 1_500, 1)); // of 96 blocks, 4 and 94

        var whole = predicted(workload, rules -> rules.withWholePrompts(true), 96);
        var chunks = predicted(workload, rules -> rules.withWholePrompts(false), 96);

        // alone the first takes 10 ms + 6.4 ms and 59 steps of 11 ms and what it reads, by hand:
        // 59 · 11 ms + sum of 65..123 µs
        assertThat(latency(whole.get(0))).isEqualTo(16_400_000 + 649 * MILLI + 5_546_000);
        assertThat(latency(chunks.get(0))).isGreaterThan(latency(whole.get(0)) + 100 * MILLI);
    }

    @Test
    void refusesWhatTheModelHasNoContextFor() {
        var workload = Workloads.of(Workloads.request(0, 90, 10), Workloads.request(0, 90, 11));

        var records = predicted(workload, rules -> rules.withMaxModelLength(100));

        assertThat(records.get(0).outcome()).isEqualTo(Outcome.OK);
        assertThat(records.get(1).errorDetail())
                .isEqualTo("found 90 prompt and 11 output tokens, expected at most 100 together:"
                        + " the model of profile vllm is served with no longer context");
    }

    @Test
    void decidesAStepAheadWhenAsynchronous() {
        var workload = Workloads.of(Workloads.request(0, 100, 3), Workloads.request(1, 50, 1));

        var records = predicted(workload, rules -> rules.withAsync(true));

        // at 0 the first step (the prompt, 20 ms) and the second (its first decode) are decided; whoever comes at
        // 1 ms is in the third, decided at 20 ms and computed behind the second, 11.101 ms long
        assertThat(records.get(0).firstTokenNanos()).hasValue(20 * MILLI);
        assertThat(records.get(0).itlNanos()[0]).isEqualTo(11_101_000);
        assertThat(records.get(1).firstTokenNanos()).hasValue(31_101_000 + 16_102_000);
    }

    @Test
    void takesUrgentRequestsFirst() {
        var workload = Workloads.of(
                Workloads.request(0, 512, 1),
                Workloads.request(1, 512, 1),
                Workloads.request(2, 512, 1).withMetadata(Map.of("priority", JsonValue.of(-1))));

        var byPriority = predicted(workload, rules -> rules.withPolicy(Scheduling.Policy.PRIORITY));
        var inOrder = predicted(workload, rules -> rules);

        assertThat(byPriority.get(2).firstTokenNanos().orElseThrow())
                .isLessThan(byPriority.get(1).firstTokenNanos().orElseThrow());
        assertThat(inOrder.get(2).firstTokenNanos().orElseThrow())
                .isGreaterThan(inOrder.get(1).firstTokenNanos().orElseThrow());
    }

    @Test
    void letsDecodesWaitForPromptsWhenThoseComeFirst() {
        var workload = Workloads.of(Workloads.request(0, 100, 3), Workloads.request(5, 400, 1));

        var records = predicted(workload, rules -> rules.withOrder(Scheduling.Order.PREFILL_FIRST));

        // the second prompt alone takes 10 + 40 ms before the first may decode
        assertThat(records.get(1).firstTokenNanos()).hasValue(70 * MILLI);
        assertThat(records.get(0).itlNanos()[0]).isEqualTo(50 * MILLI + 11_101_000);
    }

    @Test
    void findsNothingWithoutAPrefixCache() {
        var workload = Workloads.of(hashed(0, 1_024, 1, 0), hashed(60_000, 1_024, 1, 0));

        assertThat(cached(predicted(workload, rules -> rules.withPrefixCaching(false))))
                .containsExactly(0, 0);
    }

    @Test
    void bringsSeveralTokensAStepWhereDraftsAreAccepted() {
        var workload = Workloads.of(Workloads.request(0, 100, 9));

        var all = predicted(workload, rules -> rules.withSpeculation(3, 1)).get(0);
        var none = predicted(workload, rules -> rules.withSpeculation(3, 0)).get(0);

        // after the first token two steps of four
        assertThat(all.itlNanos()).containsExactly(14_101_000, 0, 0, 0, 14_105_000, 0, 0, 0);
        assertThat(LongStream.of(none.itlNanos())).hasSize(8).allMatch(gap -> gap > 11 * MILLI);
    }

    @Test
    void acceptsTheShareOfDraftsThatTheProfileSays() {
        var workload = Workloads.of(Workloads.request(0, 16, 4_000));

        var record = predicted(workload, rules -> rules.withSpeculation(1, 0.6)).get(0);

        var steps = LongStream.of(record.itlNanos()).filter(gap -> gap > 0).count();
        assertThat(3_999.0 / steps).isBetween(1.57, 1.63);
    }

    @Test
    void waitsInFrontOfTheEngine() {
        var workload = Workloads.of(Workloads.request(5, 100, 1));

        var record = predicted(workload, rules -> rules.withRequestOverheadSeconds(0.003))
                .get(0);

        assertThat(record.firstTokenNanos()).hasValue(28 * MILLI);
    }

    @Test
    void sendsRequestsToReplicasInTurn() {
        var workload =
                Workloads.of(Workloads.request(0, 512, 1), Workloads.request(0, 512, 1), Workloads.request(0, 512, 1));

        var records = predicted(workload, rules -> rules.withReplicas(2, Scheduling.Router.ROUND_ROBIN, false));

        assertThat(records)
                .extracting(record -> record.firstTokenNanos().orElseThrow())
                .containsExactly(61_200_000L, 61_200_000L, 122_400_000L);
    }

    @Test
    void sendsRequestsToTheReplicaWithTheLeastToDo() {
        var workload =
                Workloads.of(Workloads.request(0, 512, 40), Workloads.request(0, 16, 1), Workloads.request(200, 16, 1));

        var records = predicted(workload, rules -> rules.withReplicas(2, Scheduling.Router.LEAST_LOADED, false));

        // the first replica still decodes when the third comes; in turn it would have gone there
        assertThat(records.get(2).firstTokenNanos()).hasValue(200 * MILLI + 11_600_000);
    }

    @Test
    void sendsRequestsWhereTheirPrefixWent() {
        var workload = Workloads.of(
                hashed(0, 1_024, 1, 0),
                hashed(0, 1_024, 1, 7_000),
                hashed(60_000, 1_024, 1, 7_000),
                hashed(60_000, 1_024, 1, 0));

        var aware = predicted(workload, rules -> rules.withReplicas(2, Scheduling.Router.PREFIX_AWARE, false));
        var inTurn = predicted(workload, rules -> rules.withReplicas(2, Scheduling.Router.ROUND_ROBIN, false));

        assertThat(cached(aware)).containsExactly(0, 0, 1_008, 1_008);
        assertThat(cached(inTurn)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void keepsReplicasThatShareExpertsInStep() {
        var workload = Workloads.of(Workloads.request(0, 512, 1), Workloads.request(0, 16, 1));

        var records = predicted(workload, rules -> rules.withReplicas(2, Scheduling.Router.ROUND_ROBIN, true));

        assertThat(records.get(1).firstTokenNanos()).isEqualTo(records.get(0).firstTokenNanos());
    }

    private static List<RequestRecord> predicted(Workload workload, UnaryOperator<Scheduling> rules, int... blocks) {
        var profile = profile(blocks.length == 0 ? 1_024 : blocks[0], rules);
        return Engine.of(profile, 42, LETTERS).predict(workload).records();
    }

    private static EngineProfile profile(int blocks, UnaryOperator<Scheduling> rules) {
        return Workloads.ROUND.toBuilder("vllm")
                .kvBlocks(blocks)
                .scheduling(rules.apply(Scheduling.DEFAULT))
                .build();
    }

    private static Request.Builder hashed(long arrivalMillis, int promptTokens, int outputTokens, long firstId) {
        return Workloads.request(arrivalMillis, promptTokens, outputTokens)
                .withPrefix(PrefixBlocks.of(
                        16,
                        LongStream.range(firstId, firstId + promptTokens / 16).toArray()));
    }

    private static List<Integer> cached(List<RequestRecord> records) {
        return records.stream()
                .map(record -> record.cachedPromptTokens().orElseThrow())
                .toList();
    }

    private static long latency(RequestRecord record) {
        return record.lastTokenNanos().orElseThrow() - record.scheduledNanos();
    }
}
