package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.IwcAssertFactories.SWEEP;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.assertj.IwcBddAssertions.then;
import static java.time.Duration.ofMillis;

import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import org.junit.jupiter.api.Test;

class SweepAssertTests {
    private static final Slo SLO = Slo.ttft(ofMillis(500)).andTpot(ofMillis(50));

    private final Sweep sweep = Sweeps.threeRates();

    @Test
    void hasOtherWaysIn() {
        Object thing = sweep;

        then(sweep).sustainsAtLeast(4, SLO);
        assertThat(thing).asInstanceOf(SWEEP).sustainsAtLeast(4, SLO);
        assertThat(firstLineOf(() -> then(sweep).sustainsAtLeast(9, SLO)))
                .endsWith("but the highest sustained rate is 4 req/s");
    }
}
