package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P99;
import static io.iwc.junit.ArrivalKind.POISSON;
import static java.time.Duration.ofSeconds;

import io.iwc.junit.Arrival;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

@IwcWorkload(synthetic = @Synthetic(requests = 50), arrival = @Arrival(process = POISSON, rate = 4))
class RushTests {
    @Test
    void hasTheDeclaredShape(Workload rush) {
        assertThat(rush).hasRequestCount(50).isReproducible();
    }

    @Test
    void isPredictedToBeAnsweredInTime(Run run) {
        assertThat(run).wasPredicted().hasNoErrors().hasTtftAtMost(P99, ofSeconds(2));
    }

    @Test
    void runsOnJUnit6() {
        assertThat(Test.class.getPackage().getImplementationVersion()).startsWith("6.1.");
    }
}
