package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P99;

import io.iwc.fingerprint.ShapeTag;
import io.iwc.workload.Workload;
import org.junit.jupiter.api.Test;

class SyntheticTests {
    @Test
    void drawsWhatIsAskedFor(
            @IwcWorkload(
                            seed = 7,
                            arrival = @Arrival(process = ArrivalKind.POISSON, rate = 4),
                            synthetic =
                                    @Synthetic(
                                            requests = 400,
                                            prompt =
                                                    @Tokens(
                                                            distribution = LengthKind.LOGNORMAL,
                                                            mean = 512,
                                                            cv = 0.8,
                                                            max = 4096),
                                            output = @Tokens(64)))
                    Workload workload) {
        assertThat(workload)
                .hasRequestCount(400)
                .hasMeanRateWithin(3.5, 4.5)
                .hasBurstinessWithin(0.85, 1.15)
                .hasPromptTokensSatisfying(P99, tokens -> tokens.isLessThanOrEqualTo(4096))
                .hasOutputTokensWithin(P50, 64, 64)
                .isReproducible();
        assertThat(workload.name()).isEqualTo("synthetic");
    }

    @Test
    void holdsConversations(
            @IwcWorkload(
                            synthetic =
                                    @Synthetic(
                                            requests = 40,
                                            sessions = @Sessions(turns = 4),
                                            sharedPrefixTokens = 1_024))
                    Workload workload) {
        assertThat(workload).hasSessionCount(10).hasTurnsWithin(P50, 4, 4).hasTag(ShapeTag.HIGH_REUSE);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(TestCases.failureOf(TestCases.run(FaultyTestCases.class))).isEqualTo("""
                        6 faults in the declarations of this test:
                        @IwcWorkload on class SyntheticTests.FaultyTestCases: format: found "sharegpt", expected nothing: only dataset and trace have a format, synthetic has none
                        @IwcWorkload on class SyntheticTests.FaultyTestCases: synthetic.requests: found 0, expected an integer ≥ 1
                        @IwcWorkload on class SyntheticTests.FaultyTestCases: synthetic.sharedPrefixTokens: found -1, expected an integer ≥ 0
                        @IwcWorkload on class SyntheticTests.FaultyTestCases: synthetic.prompt: found LOGNORMAL with mean NaN and cv NaN, expected a constant, or a distribution with its parameters: NORMAL and LOGNORMAL a mean above 0 and a cv ≥ 0, POISSON_LENGTH and EXPONENTIAL a mean above 0 and no cv, UNIFORM neither
                        @IwcWorkload on class SyntheticTests.FaultyTestCases: synthetic.output: found a constant and a distribution, expected one of them
                        @IwcWorkload on class SyntheticTests.FaultyTestCases: synthetic.sessions.maxTurns: found 2, expected 0, or an integer ≥ turns (3)""");
    }

    @IwcWorkload(
            format = io.iwc.dataset.DatasetFormat.SHAREGPT,
            synthetic =
                    @Synthetic(
                            sharedPrefixTokens = -1,
                            prompt = @Tokens(distribution = LengthKind.LOGNORMAL),
                            output = @Tokens(value = 5, mean = 7),
                            sessions = @Sessions(turns = 3, maxTurns = 2)))
    static class FaultyTestCases {
        @Test
        void test() {}
    }
}
