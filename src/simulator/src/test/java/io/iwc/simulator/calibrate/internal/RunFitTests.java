package io.iwc.simulator.calibrate.internal;

import static io.iwc.simulator.Workloads.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.iwc.run.RequestRecord;
import io.iwc.schedule.LoadModel;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.Scheduling;
import io.iwc.simulator.StepCost;
import io.iwc.simulator.Workloads;
import io.iwc.simulator.internal.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFitTests {
    /** Nothing like what it is fitted to. */
    private static final EngineProfile START = Workloads.ROUND.toBuilder("start")
            .stepCost(EngineProfile.named("default").stepCost())
            .build();

    @Test
    void findsTheCostsOfAnEngineAgain() {
        var fit = new RunFit(START, LETTERS);
        for (var seed = 1; seed <= 2; seed++) {
            var workload = Workloads.random(seed);
            fit.add(
                    workload,
                    LoadModel.open(),
                    Engine.of(Workloads.ROUND, 1, LETTERS).predict(workload).records());
        }

        var fitted = fit.fitted(round -> {});

        var expected = (StepCost.Linear) Workloads.ROUND.stepCost();
        assertThat(fitted.cost().stepOverheadSeconds()).isCloseTo(expected.stepOverheadSeconds(), withinPercentage(2));
        assertThat(fitted.cost().prefillSecondsPerToken())
                .isCloseTo(expected.prefillSecondsPerToken(), withinPercentage(2));
        assertThat(fitted.cost().decodeSecondsPerSequence())
                .isCloseTo(expected.decodeSecondsPerSequence(), withinPercentage(2));
        assertThat(fitted.cost().kvReadSecondsPerToken())
                .isCloseTo(expected.kvReadSecondsPerToken(), withinPercentage(20));
        assertThat(fitted.percentile(90)).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheCostsOfTwoReplicasAgain(boolean lockstep) {
        var two = Scheduling.DEFAULT.withReplicas(2, Scheduling.Router.ROUND_ROBIN, lockstep);
        var server = Workloads.ROUND.toBuilder("two").scheduling(two).build();
        var fit = new RunFit(START.toBuilder("start").scheduling(two).build(), LETTERS);
        for (var seed = 1; seed <= 2; seed++) {
            var workload = Workloads.random(seed);
            fit.add(
                    workload,
                    LoadModel.open(),
                    Engine.of(server, 1, LETTERS).predict(workload).records());
        }

        var fitted = fit.fitted(round -> {});

        var expected = (StepCost.Linear) server.stepCost();
        assertThat(fitted.cost().stepOverheadSeconds()).isCloseTo(expected.stepOverheadSeconds(), withinPercentage(2));
        assertThat(fitted.cost().prefillSecondsPerToken())
                .isCloseTo(expected.prefillSecondsPerToken(), withinPercentage(2));
    }

    @Test
    void saysWhyTheEngineAnswersNoneOfTheRequests() {
        var workload = Workloads.of(Workloads.request(0, 100, 5), Workloads.request(10, 90, 5));
        var small = START.toBuilder("small").kvBlocks(4).build();
        var fit = new RunFit(small, LETTERS)
                .add(
                        workload,
                        LoadModel.open(),
                        Engine.of(Workloads.ROUND, 1, LETTERS).predict(workload).records());

        assertThatThrownBy(() -> fit.fitted(round -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the engine predicts no time for any of the requests that succeeded: found 100 prompt and 5"
                        + " output tokens, expected at most 65 together: the KV cache of profile small holds no more");
    }

    @Test
    void fitsToTimesThatAllEndAfterTheLastRequestHasBegun() {
        var workload = Workloads.of(Workloads.request(0, 100, 50), Workloads.request(0, 100, 50));
        var together = LoadModel.open().withClosedLoop(2);
        var fit = new RunFit(START, LETTERS)
                .add(
                        workload,
                        together,
                        Engine.of(Workloads.ROUND, 1, LETTERS)
                                .under(together)
                                .predict(workload)
                                .records());

        assertThat(fit.fitted(round -> {}).percentile(90)).isLessThan(0.01);
    }

    /** A server that was held up at the end, twice as slow there as the engine is. */
    @Test
    void leavesOutLateTimesOfAnOpenLoopAlone() {
        assertThat(saidOfALateSlowdown(LoadModel.open())).anyMatch(said -> said.startsWith("the run seems to go on"));
        assertThat(saidOfALateSlowdown(LoadModel.open().withClosedLoop(8)))
                .noneMatch(said -> said.startsWith("the run seems to go on"));
    }

    private static List<String> saidOfALateSlowdown(LoadModel load) {
        var workload = Workloads.random(3);
        var records = Engine.of(Workloads.ROUND, 1, LETTERS)
                .under(load)
                .predict(workload)
                .records();
        var begun = records.stream()
                .mapToLong(record -> record.firstTokenNanos().orElseThrow())
                .max()
                .orElseThrow();
        var measured = records.stream()
                .map(record -> record.lastTokenNanos().orElseThrow() > begun ? slower(record) : record)
                .toList();
        return new RunFit(START, LETTERS)
                .add(workload, load, measured)
                .fitted(round -> {})
                .indistinct();
    }

    private static RequestRecord slower(RequestRecord record) {
        var first = record.firstTokenNanos().orElseThrow();
        var last = first + 2 * (record.lastTokenNanos().orElseThrow() - first);
        return RequestRecord.builder(record.sequence(), record.requestId(), record.scheduledNanos())
                .sent(record.sentNanos().orElseThrow())
                .firstToken(first)
                .lastToken(last)
                .end(last)
                .inputTokens(record.inputTokens().orElseThrow())
                .outputTokens(record.outputTokens().orElseThrow(), false)
                .ok("stop")
                .build();
    }

    @Test
    void refusesRunsWhoseRequestsTheWorkloadDoesNotHave() {
        var sent = Workloads.of(Workloads.request(0, 100, 5), Workloads.request(10, 90, 5));
        var fit = new RunFit(START, LETTERS)
                .add(
                        Workloads.of(),
                        LoadModel.open(),
                        Engine.of(Workloads.ROUND, 1, LETTERS).predict(sent).records());

        assertThatThrownBy(() -> fit.fitted(round -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no time to fit to: none of the 2 requests that succeeded is in the workload and took"
                        + " longer than an instant; the run has 2 requests and the workload 0, under no common name, and"
                        + " only as many could be paired in their order");
    }

    @Test
    void saysWhatOneRequestCannotTell() {
        var workload = Workloads.of(Workloads.request(0, 100, 5));
        var fit = new RunFit(START, LETTERS)
                .add(
                        workload,
                        LoadModel.open(),
                        Engine.of(Workloads.ROUND, 1, LETTERS).predict(workload).records());

        assertThat(fit.fitted(round -> {}).indistinct())
                .contains("there are fewer times than terms", "nothing timed depends on context read beside prompts");
    }

    @Test
    void refusesRunsOfWhichNothingSucceeded() {
        var fit = new RunFit(START, LETTERS).add(Workloads.of(), LoadModel.open(), List.of());

        assertThatThrownBy(() -> fit.fitted(round -> {}))
                .hasMessage("found no request that succeeded with a first and a last token");
    }
}
