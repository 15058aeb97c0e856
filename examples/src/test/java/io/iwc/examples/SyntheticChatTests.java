package io.iwc.examples;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.junit.ArrivalKind.POISSON;
import static io.iwc.junit.IwcEndpoint.CONFIGURED;
import static io.iwc.junit.LengthKind.LOGNORMAL;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static io.iwc.metric.Percentile.P99;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.iwc.junit.Arrival;
import io.iwc.junit.EnabledIfIwcEndpoint;
import io.iwc.junit.IwcEndpoint;
import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Sessions;
import io.iwc.junit.Synthetic;
import io.iwc.junit.Tokens;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

/**
 * A synthetic workload, and the same expectation for a prediction and a real server: the second test is skipped unless
 * {@code iwc.endpoint.url} and {@code iwc.endpoint.model} name one.
 */
// snippet: synthetic
@IwcWorkload(
        arrival = @Arrival(process = POISSON, rate = 4),
        synthetic =
                @Synthetic(
                        requests = 200,
                        prompt = @Tokens(distribution = LOGNORMAL, mean = 120, cv = 0.8, max = 2_000),
                        sessions = @Sessions(turns = 4),
                        sharedPrefixTokens = 512))
class SyntheticChatTests {
    @Test
    void sharesASystemPrompt(Workload chat) {
        assertThat(chat).hasRequestCount(200).hasTurnsWithin(P50, 4, 4).hasPromptTokensWithin(P90, 1_200, 1_700);
    }

    @Test
    void isPredictedToMeetTheSlo(Run run) {
        assertThat(run).hasTtftAtMost(P99, ofMillis(250)).hasTpotAtMost(P90, ofMillis(30));
    }
    // end

    // snippet: server
    @Test
    @EnabledIfIwcEndpoint
    void holdsOnTheServer(@IwcEndpoint(value = CONFIGURED, warmup = 5) Run run) {
        assertThat(run)
                .wasMeasured()
                .hasNoErrors()
                .hasTtftAtMost(P99, ofSeconds(2))
                .hasTpotAtMost(P90, ofMillis(100));
    }
    // end
}
