package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.metric.Percentile.P99;
import static java.time.Duration.ofMillis;

import io.iwc.junit.Arrival;
import io.iwc.junit.Embedded;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.junit.Tokens;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/**
 * What a change of the prompt template costs, before it ships: prompts of 1 004 tokens of which the first 704 are the
 * same for all, and those whose template says the customer's name after 192 tokens.
 */
// snippet: template-change
@IwcEndpoint(embedded = @Embedded(profile = "a100-80g"))
class TemplateChangeTests {
    @Test
    @IwcWorkload(
            arrival = @Arrival(process = POISSON, rate = 3.5),
            synthetic =
                    @Synthetic(
                            requests = 1_000,
                            sharedPrefixTokens = 704,
                            prompt = @Tokens(300),
                            output = @Tokens(128)))
    void namesTheCustomerAtTheEnd(Workload prompts, Run run) {
        assertThat(prompts).hasPrefixReuseWithin(0.69, 0.71);
        assertThat(run).hasTtftWithin(P99, ofMillis(210), ofMillis(220));
    }

    @Test
    @IwcWorkload(
            arrival = @Arrival(process = POISSON, rate = 3.5),
            synthetic =
                    @Synthetic(
                            requests = 1_000,
                            sharedPrefixTokens = 192,
                            prompt = @Tokens(812),
                            output = @Tokens(128)))
    void namesTheCustomerAtTheBeginning(Workload prompts, Run run) {
        assertThat(prompts).hasPrefixReuseWithin(0.18, 0.20);
        assertThat(run).hasTtftWithin(P99, ofMillis(1_090), ofMillis(1_100));
    }
}
// end
