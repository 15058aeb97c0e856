package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.iwc.schedule.LoadModel;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.StepCost;
import io.iwc.simulator.calibrate.internal.RunFit;
import io.iwc.simulator.calibrate.internal.RunWorkload;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeLadderTests {
    /** What the probes of a server tell if nothing disturbs them: the engine on its virtual clock answers them. */
    @ParameterizedTest
    @ValueSource(strings = {"a100-80g", "a100-80g-x8"})
    void tellAllCostsOfAServerWithinFivePercent(String name) {
        var server = EngineProfile.named(name);
        var start = server.toBuilder("start")
                .stepCost(EngineProfile.named("default").stepCost())
                .build();
        var words = Tokenizers.whitespace();
        var fit = new RunFit(start, words);
        for (var ladder : ProbeLadder.all(4_096, 16)) {
            var load = LoadModel.open().withClosedLoop(ladder.concurrency());
            var run = Engine.of(server, 0, words).under(load).predict(ladder.workload());
            fit.add(RunWorkload.of(run), load, run.records());
        }

        var cost = fit.fitted(round -> {}).cost();

        var expected = (StepCost.Linear) server.stepCost();
        assertThat(cost.stepOverheadSeconds()).isCloseTo(expected.stepOverheadSeconds(), withinPercentage(5));
        assertThat(cost.prefillSecondsPerToken()).isCloseTo(expected.prefillSecondsPerToken(), withinPercentage(5));
        assertThat(cost.decodeSecondsPerSequence()).isCloseTo(expected.decodeSecondsPerSequence(), withinPercentage(5));
        assertThat(cost.kvReadSecondsPerToken()).isCloseTo(expected.kvReadSecondsPerToken(), withinPercentage(5));
    }

    @Test
    void refusesBoundsThatLeaveNothingToProbe() {
        assertThatThrownBy(() -> ProbeLadder.all(64, 4))
                .hasMessage("--longest-prompt: found 64, expected at least 128");
        assertThatThrownBy(() -> ProbeLadder.all(4_096, 0))
                .hasMessage("--most-concurrent: found 0, expected at least 1");
    }
}
