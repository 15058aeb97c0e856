package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.dataset.DatasetFormat.SHAREGPT;
import static io.iwc.junit.ArrivalKind.POISSON;

import io.iwc.baseline.Baseline;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.junit.Arrival;
import io.iwc.junit.IwcBaseline;
import io.iwc.junit.IwcCompare;
import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/** Compares recorded chats with a baseline in the test resources: the corpus may grow while its shape is kept. */
// snippet: baseline
@IwcWorkload(
        dataset = "chats/support.json",
        maxOutputTokens = 128, // as in the baseline
        format = SHAREGPT,
        mode = TURNS,
        arrival = @Arrival(process = POISSON, rate = 5),
        seed = 7)
@IwcBaseline("support-chat")
class SupportChatDriftTests {
    @Test
    void keepsItsShape(Workload workload, Baseline baseline) {
        assertThat(workload)
                .isReproducible()
                .hasPrefillDeltaWithin(baseline, 0.05)
                .hasReuseDeltaWithin(baseline, 0.05)
                .matchesBaseline(gates -> gates.burstiness(0.2));
    }
    // end

    // snippet: drift
    @Test
    void hasNoDrift(Drift drift) {
        assertThat(drift).hasNoClassShift().hasPrefillDeltaWithin(0.05).passes(gates -> Gates.none()
                .reuse(0.05)
                .burstiness(0.2));
    }
    // end

    /** The first half of the corpus compared with the whole, both declared here. */
    // snippet: compare
    @Test
    @IwcCompare(
            baseline =
                    @IwcWorkload(
                            dataset = "chats/support.json",
                            maxOutputTokens = 128,
                            mode = TURNS,
                            arrival = @Arrival(process = POISSON, rate = 5),
                            limit = 200))
    void theFirst200RequestsHaveTheSameShape(Drift drift) {
        assertThat(drift).hasNoClassShift().hasPrefillDeltaWithin(0.02).hasReuseDeltaWithin(0.05);
    }
    // end
}
