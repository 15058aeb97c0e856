package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.baseline.Baseline;
import io.iwc.junit.Arrival;
import io.iwc.junit.ArrivalKind;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcSweep;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.run.Run;
import io.iwc.run.SweepPoint;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Workload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssistantTest {
    @Inject
    Assistant assistant;

    @Test
    void asksOnce(@IwcEndpoint EmbeddedEndpoint endpoint) {
        assistant.ask(endpoint.baseUrl(), "Where is my order?");

        assertThat(endpoint.captured()).hasRequestCount(1).matchesBaseline();
    }

    @Test
    @IwcWorkload(synthetic = @Synthetic(requests = 5))
    void keepsItsShape(Workload workload, Baseline baseline) {
        assertThat(workload).matchesBaseline(baseline);
    }

    @IwcSweep(rates = {4, 8})
    @IwcWorkload(
            synthetic = @Synthetic(requests = 5),
            arrival = @Arrival(process = ArrivalKind.POISSON, rate = 4))
    void answersEverything(SweepPoint point, Run run) {
        assertThat(run).hasNoErrors();
    }
}
