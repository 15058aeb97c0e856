package io.iwc.replay;

import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.schedule.LoadModel;
import io.iwc.schedule.internal.LoadPlan;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

class DemandTests {
    @Test
    void knowsTheMostRequestsWithinASecond() {
        assertThat(of(arrivingAt(0, 500, 999, 1000, 1400, 5000)).peakPerSecond())
                .isEqualTo(4);
        assertThat(of(workload()).peakPerSecond()).isZero();
    }

    @Test
    void expectsOneGapLessThanTokensOfEachAnswer() {
        var requests = workload(
                request(1, 0).withMaxOutputTokens(100).build(),
                request(2, 10).withMaxOutputTokens(1).build(),
                request(3, 20).withMaxOutputTokens(8).build());

        assertThat(of(requests).expectedGaps()).isEqualTo(99 + 7);
    }

    @Test
    void knowsTheMeanRate() {
        assertThat(of(arrivingAt(0, 500, 1000, 2000)).requestsPerSecond()).isEqualTo(2);
        assertThat(of(workload()).requestsPerSecond()).isZero();
    }

    private static Demand of(Workload workload) {
        return Demand.of(LoadPlan.of(workload, LoadModel.open()));
    }
}
