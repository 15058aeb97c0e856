package io.iwc.simulator.calibrate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.RequestRecord;
import io.iwc.simulator.Workloads;
import io.iwc.workload.Request;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunWorkloadTests {
    @Test
    void takesTheLengthsOfAnswersFromARun() {
        var workload = Workloads.of(Workloads.request(0, 100, 5), Workloads.request(10, 100, 6));

        var measured = RunWorkload.measured(workload, List.of(answered("req-2", 40)));

        assertThat(measured.requests())
                .extracting(Request::outputTokens)
                .extracting(OptionalInt::orElseThrow)
                .containsExactly(5, 40);
    }

    @Test
    void pairsTheRequestsOfARunThatNamesThemDifferentlyByTheirPlaces() {
        var workload = Workloads.of(Workloads.request(0, 100, 5), Workloads.request(10, 100, 6));

        var measured = RunWorkload.measured(workload, List.of(answered("a", 30), answered("b", 40)));

        assertThat(measured.requests())
                .extracting(Request::outputTokens)
                .extracting(OptionalInt::orElseThrow)
                .containsExactly(30, 40);
    }

    private static RequestRecord answered(String id, int outputTokens) {
        return RequestRecord.builder(0, id, 0)
                .outputTokens(outputTokens, false)
                .ok("stop")
                .build();
    }
}
