package io.iwc.simulator.calibrate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.simulator.internal.StepLoad;
import org.junit.jupiter.api.Test;

class StepLogTests {
    @Test
    void sumsUpTheStepsOfOneReplica() {
        var log = new StepLog(1);
        log.step(0, 0, 10, new StepLoad().decode(2, 2, 100));
        log.step(0, 10, 30, new StepLoad().decode(2, 2, 102));

        var between = log.between(0, 20);

        assertThat(between[Features.OVERHEAD]).isEqualTo(1.5); // the first step and half of the second
        assertThat(between[Features.DECODING]).isEqualTo(3);
        assertThat(between[Features.CONTEXT]).isEqualTo(151);
    }

    @Test
    void countsTheStepsOfTheReplicaThatBroughtAToken() {
        var log = new StepLog(2);
        log.step(0, 0, 10, new StepLoad().decode(2, 2, 100));
        log.step(1, 5, 12, new StepLoad().decode(4, 4, 300));
        log.step(0, 10, 20, new StepLoad().decode(2, 2, 102));

        var between = log.between(0, 20);

        assertThat(between[Features.OVERHEAD]).isEqualTo(2);
        assertThat(between[Features.DECODING]).isEqualTo(4);
        assertThat(between[Features.CONTEXT]).isEqualTo(202);
    }

    @Test
    void countsTheMeanOfReplicasThatStepTogether() {
        var log = new StepLog(2);
        log.step(0, 0, 10, new StepLoad().decode(2, 2, 100));
        log.step(1, 0, 10, new StepLoad().decode(4, 4, 300));

        var between = log.between(0, 10);

        assertThat(between[Features.OVERHEAD]).isEqualTo(1);
        assertThat(between[Features.DECODING]).isEqualTo(3);
        assertThat(between[Features.CONTEXT]).isEqualTo(200);
    }

    @Test
    void countsTheReplicaInLockstepThatTakesLongest() {
        var log = StepLog.ofLockstep(load -> load.contextTokens());
        log.step(0, 0, 10, new StepLoad().decode(2, 2, 100));
        log.step(1, 0, 10, new StepLoad().decode(4, 4, 300));
        log.step(0, 10, 20, new StepLoad().decode(3, 3, 150));
        log.step(1, 10, 20, new StepLoad().decode(1, 1, 20));

        var between = log.between(0, 20);

        assertThat(between[Features.OVERHEAD]).isEqualTo(2);
        assertThat(between[Features.DECODING]).isEqualTo(7);
        assertThat(between[Features.CONTEXT]).isEqualTo(450);
    }
}
