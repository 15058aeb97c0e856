package io.iwc.simulator.calibrate.internal;

import static io.iwc.simulator.Workloads.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.iwc.schedule.LoadModel;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.StepCost;
import io.iwc.simulator.Workloads;
import io.iwc.simulator.internal.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

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
