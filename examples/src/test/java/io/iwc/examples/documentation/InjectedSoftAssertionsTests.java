package io.iwc.examples.documentation;

import static io.iwc.dataset.ConversationMode.TURNS;
import static io.iwc.junit.ArrivalKind.POISSON;

import io.iwc.assertj.IwcSoftAssertions;
import io.iwc.junit.Arrival;
import io.iwc.junit.IwcWorkload;
import io.iwc.workload.Workload;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippet of the page on assertions that needs a class of its own. */
// snippet: injected-soft
@ExtendWith(SoftAssertionsExtension.class)
@IwcWorkload(dataset = "chats/support.json", mode = TURNS, arrival = @Arrival(process = POISSON, rate = 5))
class InjectedSoftAssertionsTests {
    @InjectSoftAssertions
    private IwcSoftAssertions softly;

    @Test
    void holdsAllOfIt(Workload support) {
        softly.assertThat(support).hasSessionCount(204).hasReuseWithin(0.82, 0.90);
        softly.assertThat(support.requests()).hasSizeGreaterThan(400);
    }
}
// end
