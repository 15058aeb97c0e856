package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.fingerprint.Percentile.P90;
import static io.iwc.junit.ArrivalKind.POISSON;
import static java.time.Duration.ofMillis;

import io.iwc.junit.Arrival;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcSweep;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Sessions;
import io.iwc.junit.Synthetic;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import org.junit.jupiter.api.Test;

/** How much load a server takes before it misses its targets: one workload, sent at several rates. */
@IwcWorkload(
        arrival = @Arrival(process = POISSON, rate = 4),
        synthetic = @Synthetic(requests = 400, sessions = @Sessions(turns = 4), sharedPrefixTokens = 1_024))
@IwcEndpoint(embedded = @Embedded(profile = "a100-80g"))
@IwcSweep(rates = {2, 4, 8, 16})
class CapacitySweepTests {
    private static final Slo SLO = Slo.ttft(ofMillis(500)).andTpot(ofMillis(50));

    @IwcSweep
    void answersEverything(Run run) {
        assertThat(run).hasNoErrors().hasThroughputAtLeast(200);
    }

    /** One card with a 13B model is too small for these chats: at 2 a second less than half of them start in time. */
    @Test
    void sustainsNoneOfTheseRates(Sweep sweep) {
        assertThat(sweep.maxSustainableRate(SLO).isDefined()).isFalse();
    }

    /** More load buys more tokens a second and costs latency: no rate is a waste. */
    @Test
    void everyRateIsWorthSomething(Sweep sweep) {
        assertThat(sweep).hasFrontierSatisfying(points -> points.hasSizeGreaterThan(1));
    }

    /** A client that always has a fixed number of requests under way, such as a batch job with a pool of threads. */
    @IwcSweep(concurrency = {1, 8})
    void startsAtOnceForAPoolOfClients(Run run) {
        assertThat(run).hasNoErrors().hasTtftAtMost(P90, ofMillis(500));
    }
}
