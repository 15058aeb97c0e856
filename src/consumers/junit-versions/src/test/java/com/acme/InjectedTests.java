package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.iwc.baseline.Baseline;
import io.iwc.junit.Arrival;
import io.iwc.junit.ArrivalKind;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcSweep;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.run.Run;
import io.iwc.run.SweepPoint;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Workload;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@IwcWorkload(synthetic = @Synthetic(requests = 5), arrival = @Arrival(process = ArrivalKind.POISSON, rate = 50))
class InjectedTests {
    private static volatile String lastUrl;

    private final Workload given;

    InjectedTests(Workload given) {
        this.given = given;
    }

    @Test
    void isTheWorkloadOfTheClass(Workload workload) {
        assertThat(workload).hasRequestCount(5);
        assertThat(given.sha256()).isEqualTo(workload.sha256());
    }

    @Test
    void isMeasured(@IwcEndpoint(embedded = @Embedded(clock = EngineClock.WALL, outputTokens = 2)) Run run) {
        assertThat(run).wasMeasured().hasNoErrors();
    }

    @Test
    void keepsItsShape(Workload workload, Baseline baseline) {
        assertThat(workload).matchesBaseline(baseline);
    }

    @IwcSweep(rates = {4, 8})
    void answersEverything(SweepPoint point, Run run) {
        assertThat(run).wasPredicted().hasNoErrors();
        assertThat(point.run().records()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void capturesWhatIsSent(int requests, @IwcEndpoint EmbeddedEndpoint endpoint) throws Exception {
        for (var i = 0; i < requests; i++) {
            Application.ask(endpoint.baseUrl(), "Where is order " + i + "?");
        }

        assertThat(endpoint.captured()).hasRequestCount(requests);
        lastUrl = endpoint.baseUrl();
    }

    @AfterAll
    static void endpointsOfTestsAreClosed() {
        assertThrows(ConnectException.class, () -> Application.ask(lastUrl, "Is anybody there?"));
    }
}
