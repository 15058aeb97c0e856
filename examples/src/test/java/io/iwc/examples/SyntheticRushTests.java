package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static java.time.Duration.ofSeconds;

import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.generate.LengthDistribution;
import io.iwc.generate.SessionShape;
import io.iwc.generate.SharedPrefixes;
import io.iwc.generate.Synthesis;
import io.iwc.junit.IwcWorkload;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/**
 * Synthetic traffic: conversations of four turns with one shared system prompt, at a rate that rises from one to ten
 * new conversations per second within a minute. Built by a factory method; the seed comes from the annotation.
 */
// snippet: factory
@IwcWorkload(factory = "rush", seed = 11)
class SyntheticRushTests {
    static Workload rush(long seed) {
        return Synthesis.of(400)
                .withPrompt(LengthDistribution.lognormal(120, 0.8).between(8, 2_000))
                .withOutput(LengthDistribution.fixed(100))
                .withSessions(SessionShape.of(4))
                .withShared(SharedPrefixes.one(512))
                .arriving(Arrivals.ramp(1, 10, ofSeconds(60)), Rng.PCG64)
                .withSeed(seed)
                .generate("rush");
    }

    @Test
    void hasTheDeclaredShape(Workload rush) {
        assertThat(rush)
                .isReproducible()
                .hasRequestCount(400)
                .hasTurnsWithin(P50, 4, 4)
                .hasPromptTokensWithin(P90, 1_200, 1_600)
                .hasReuseWithin(0.7, 0.85);
    }

    @Test
    void theServerKeepsUpUntilTheEnd(Run run) {
        assertThat(run).hasNoErrors().hasTtftAtMost(P90, ofSeconds(1));
    }
    // end
}
