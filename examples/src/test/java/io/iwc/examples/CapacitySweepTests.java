package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.junit.LengthKind.LOGNORMAL;
import static io.iwc.metric.Percentile.P90;
import static java.time.Duration.ofMillis;

import io.iwc.junit.Arrival;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcSweep;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Sessions;
import io.iwc.junit.Synthetic;
import io.iwc.junit.Tokens;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import org.junit.jupiter.api.Test;

/** Finds the highest load that meets the SLO: one workload at several rates. */
// snippet: sweep
@IwcWorkload(
        arrival = @Arrival(process = POISSON, rate = 4),
        synthetic =
                @Synthetic(
                        requests = 400,
                        prompt = @Tokens(distribution = LOGNORMAL, mean = 120, cv = 0.8, max = 2_000),
                        sessions = @Sessions(turns = 4),
                        sharedPrefixTokens = 512))
@IwcEndpoint(embedded = @Embedded(profile = "default"))
@IwcSweep(rates = {4, 8, 16, 32})
class CapacitySweepTests {
    private static final Slo SLO = Slo.ttft(ofMillis(500)).andTpot(ofMillis(50));

    @IwcSweep
    void answersEverything(SweepPoint point, Run run) {
        assertThat(run).hasNoErrors().hasThroughputAtLeast(50 * Math.min(point.rate(), 20));
    }

    /** Sixteen are sustained, with a TTFT P99 of 87 ms; the bound leaves room for a slower profile. */
    @Test
    void sustainsEightRequestsASecond(Sweep sweep) {
        assertThat(sweep).sustainsAtLeast(8, SLO);
    }
    // end

    /** At 32 requests/s requests wait for more than two seconds, and one in seven meets the SLO. */
    @Test
    void doesNotSustainThirtyTwo(Sweep sweep) {
        assertThat(sweep.maxSustainableRate(SLO).value()).isBetween(8.0, 31.0);
    }

    /** A higher rate has a higher throughput and a higher latency: all rates are on the frontier. */
    // snippet: frontier
    @Test
    void allRatesAreOnTheFrontier(Sweep sweep) {
        assertThat(sweep).hasFrontierSatisfying(points -> points.hasSize(4));
    }
    // end

    /** A closed loop: a client with a fixed number of requests in flight, such as a batch job with a thread pool. */
    // snippet: closed-loop
    @IwcSweep(concurrency = {1, 8, 32})
    void startsInTimeInAClosedLoop(Run run) {
        assertThat(run).hasNoErrors().hasTtftAtMost(P90, ofMillis(500));
    }
    // end
}
